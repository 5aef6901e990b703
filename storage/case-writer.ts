import type { CaseId, SealedBytes, SealedEntry } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import { type SealDetail, appendAudit } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import { mayRead, openToOfficer } from './readable.ts';
import type { Database, Writer } from './database.ts';
import { addEntryRow, lastOfOfficers } from './entry-rows.ts';
import { checkHashes } from './large-blobs.ts';
import type { OnStep } from './filing-step.ts';
import type { Officer } from './officer.ts';
import { peeledBy } from './peeled.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** All of them answer `null` (`false`) when the case is not this officer's to read. */
export interface CaseWriter {
  /**
   * The key file without its outer layer, still sealed to the group. The opening and the audit row are
   * written in the same transaction: nobody gets the one without the other. Throws `store.integrity`
   * when the shred key is gone (the case was erased, or a backup stands without its shred store).
   */
  readonly keyFile: (
    officer: Officer,
    caseId: CaseId,
    today: DateIso,
  ) => Promise<SealedBytes | null>;
  /**
   * The entry's place. The same entry again is the same place, so a console may repeat. `changed`: a colleague wrote
   * meanwhile; `nobody-left`: the last officer cannot step aside.
   */
  readonly addEntry: (
    officer: Officer,
    caseId: CaseId,
    entry: SealedEntry,
    change: EntryChange,
  ) => Promise<{ readonly seq: number } | 'changed' | 'nobody-left' | null>;
  /** Keeps the card only where the one that stands there is the one that its maker saw. */
  readonly setCard: (
    officer: Officer,
    caseId: CaseId,
    card: SealedBytes,
    expected: number,
  ) => Promise<{ readonly kept: boolean } | null>;
}

/** What an entry does to the case's row in clear, in the same transaction as the entry that says why. */
export interface EntryChange {
  readonly day: DateIso;
  /** Set when the entry closes the case, `null` when it reopens it, absent otherwise. */
  readonly closedDay?: DateIso | null;
  /** The new last day of the legal term; absent where it stays. */
  readonly termDay?: DateIso | null;
  /** The place of the last officers' entry that its writer had seen; absent where it does not matter. */
  readonly after?: number;
  readonly access?: AccessChange;
  /** A copy of the case leaves the console with this entry, which says what of it. */
  readonly taken?: 'printed' | 'handed-over';
}

export type AccessChange =
  { readonly kind: 'aside' } | { readonly kind: 'back'; readonly officerId: string };

export function caseWriter(
  { write }: Database<Tables>,
  shredKeys: ShredKeys,
  sealDetail: SealDetail,
  onStep: OnStep = () => {},
): CaseWriter {
  const record = async (
    tx: Writer<Tables>,
    kind: AuditKind,
    officer: Officer,
    caseId: CaseId,
    day: DateIso,
  ): Promise<void> => {
    const event = { day, kind, actorTag: officer.id };
    await appendAudit(tx, { ...event, ct: await sealDetail(tx, { ...event, caseId }) });
  };
  return {
    keyFile: (officer, caseId, today) =>
      write(async (tx) => {
        const row = await openToOfficer(tx, officer, caseId)?.select('key_file').executeTakeFirst();
        if (row === undefined) return null;
        const peeled = peeledBy(await shredKeys.get(caseId), caseId, row.key_file);
        if (peeled === null) throw new SenimError('store.integrity', 'the key file does not open');
        await tx
          .insertInto('openings')
          .values({ case_id: caseId, role: officer.role, day: today })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await record(tx, 'opened', officer, caseId, today);
        return peeled;
      }),
    addEntry: async (officer, caseId, entry, change) => {
      if (entry.from !== 'officer') throw new TypeError('an officer adds officers’ entries only');
      checkHashes([entry]);
      const { day, closedDay, termDay, after, access } = change;
      await onStep('word-received');
      const added = await write(async (tx) => {
        await onStep('word-open');
        if (!(await mayRead(tx, officer, caseId))) return null;
        const before = await tx
          .selectFrom('entries')
          .select('seq')
          .where('id', '=', entry.entryId)
          .where('case_id', '=', caseId)
          .executeTakeFirst();
        if (before !== undefined) return before;
        if (after !== undefined && (await lastOfOfficers(tx, caseId)) > after) return 'changed';
        const isLast = access?.kind === 'aside' && !(await hasOther(tx, officer, caseId));
        if (isLast) return 'nobody-left';
        const seq = await addEntryRow(tx, caseId, entry, day);
        const days = {
          ...(closedDay === undefined ? {} : { closed_day: closedDay }),
          ...(termDay === undefined ? {} : { term_day: termDay }),
        };
        if (Object.keys(days).length > 0) {
          await tx.updateTable('cases').set(days).where('id', '=', caseId).execute();
        }
        if (access !== undefined) await changeAccess(tx, officer, caseId, access);
        for (const kind of kindsOf(change)) await record(tx, kind, officer, caseId, day);
        await onStep('word-written');
        return { seq };
      });
      await onStep('word-committed');
      return added;
    },
    setCard: (officer, caseId, card, expected) =>
      write(async (tx) => {
        const row = await openToOfficer(tx, officer, caseId)
          ?.select('card_version')
          .executeTakeFirst();
        if (row === undefined) return null;
        if (row.card_version !== expected) return { kept: false };
        const next = { card, card_version: expected + 1 };
        await tx.updateTable('cases').set(next).where('id', '=', caseId).execute();
        return { kept: true };
      }),
  };
}

function kindsOf({ closedDay, termDay, access, taken }: EntryChange): readonly AuditKind[] {
  const closes = closedDay !== undefined && closedDay !== null;
  return [
    closes ? 'closed' : (taken ?? 'answered'),
    ...(termDay === undefined ? [] : (['term-set'] as const)),
    ...(access === undefined
      ? []
      : ([access.kind === 'aside' ? 'stepped-aside' : 'let-back'] as const)),
  ];
}

/** Whether anybody else still reads the case: a report that nobody sees any more would be lost. */
async function hasOther(tx: Writer<Tables>, officer: Officer, caseId: CaseId): Promise<boolean> {
  const row = await tx
    .selectFrom('officers')
    .select('id')
    .where('group_name', '=', officer.group)
    .where('role', 'in', ['officer', 'oversight'])
    .where('disabled', '=', 0)
    .where('id', '!=', officer.id)
    .where('id', 'not in', (eb) =>
      eb.selectFrom('case_asides').select('officer_id').where('case_id', '=', caseId),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function changeAccess(
  tx: Writer<Tables>,
  officer: Officer,
  caseId: CaseId,
  access: AccessChange,
): Promise<void> {
  if (access.kind === 'aside') {
    const row = { case_id: caseId, officer_id: officer.id };
    await tx.insertInto('case_asides').values(row).execute();
    return;
  }
  await tx
    .deleteFrom('case_asides')
    .where('case_id', '=', caseId)
    .where('officer_id', '=', access.officerId)
    .execute();
}
