import { peelKeyFile } from '../cases/key-file.ts';
import type { CaseId, SealedBytes, SealedEntry } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import { type SealDetail, appendAudit } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import { mayRead, openToOfficer } from './case-reader.ts';
import type { Database, Writer } from './database.ts';
import { addEntryRow } from './entry-rows.ts';
import { checkHashes } from './large-blobs.ts';
import type { Officer } from './officer.ts';
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
  /** The entry's place. The same entry again is the same place, so a console may repeat. */
  readonly addEntry: (
    officer: Officer,
    caseId: CaseId,
    entry: SealedEntry,
    change: {
      readonly day: DateIso;
      /** Set when the entry closes the case, `null` when it reopens it, absent otherwise. */
      readonly closedDay?: DateIso | null;
    },
  ) => Promise<{ readonly seq: number } | null>;
  readonly setCard: (officer: Officer, caseId: CaseId, card: SealedBytes) => Promise<boolean>;
}

export function caseWriter(
  { write }: Database<Tables>,
  shredKeys: ShredKeys,
  sealDetail: SealDetail,
): CaseWriter {
  const record = async (
    tx: Writer<Tables>,
    kind: AuditKind,
    officer: Officer,
    caseId: CaseId,
    day: DateIso,
  ): Promise<void> => {
    const event = { day, kind, actorTag: officer.id };
    await appendAudit(tx, { ...event, ct: sealDetail({ ...event, caseId }) });
  };
  return {
    keyFile: (officer, caseId, today) =>
      write(async (tx) => {
        const row = await openToOfficer(tx, officer, caseId)?.select('key_file').executeTakeFirst();
        if (row === undefined) return null;
        const shred = await shredKeys.get(caseId);
        if (shred === null) throw new SenimError('store.integrity', 'the shred key is gone');
        const peeled = peelKeyFile({ bytes: row.key_file, shred, caseId });
        await tx
          .insertInto('openings')
          .values({ case_id: caseId, role: officer.role, day: today })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await record(tx, 'opened', officer, caseId, today);
        return peeled as SealedBytes;
      }),
    addEntry: async (officer, caseId, entry, { day, closedDay }) => {
      if (entry.from !== 'officer') throw new TypeError('an officer adds officers’ entries only');
      checkHashes([entry]);
      return write(async (tx) => {
        if (!(await mayRead(tx, officer, caseId))) return null;
        const before = await tx
          .selectFrom('entries')
          .select('seq')
          .where('id', '=', entry.entryId)
          .where('case_id', '=', caseId)
          .executeTakeFirst();
        if (before !== undefined) return before;
        const seq = await addEntryRow(tx, caseId, entry, day);
        if (closedDay !== undefined) {
          await tx
            .updateTable('cases')
            .set({ closed_day: closedDay })
            .where('id', '=', caseId)
            .execute();
        }
        const closes = closedDay !== undefined && closedDay !== null;
        await record(tx, closes ? 'closed' : 'answered', officer, caseId, day);
        return { seq };
      });
    },
    setCard: (officer, caseId, card) =>
      write(async (tx) => {
        if (!(await mayRead(tx, officer, caseId))) return false;
        await tx.updateTable('cases').set({ card }).where('id', '=', caseId).execute();
        return true;
      }),
  };
}
