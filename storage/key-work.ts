import { shredKeyFile } from '../cases/key-file.ts';
import type { CaseId, SealedBytes, SealedEntry } from '../cases/sealed.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit, type SealDetail } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import { openToOfficer, readableBy } from './readable.ts';
import type { Database, Writer } from './database.ts';
import { addEntryRow } from './entry-rows.ts';
import type { OnStep } from './filing-step.ts';
import { checkHashes } from './large-blobs.ts';
import type { Officer } from './officer.ts';
import { peeledBy } from './peeled.ts';
import { caseSum } from './row-sum.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** A case whose key file is sealed to the members of an older roster. */
export interface StaleCase {
  readonly caseId: CaseId;
  /** Without its outer layer, still sealed to that roster's group; `null` when that layer does not come off. */
  readonly keyFile: SealedBytes | null;
  readonly manifest: SealedBytes;
  readonly card: SealedBytes | null;
  readonly wrapped: number;
  /** How many words officers have written in the case. */
  readonly officerEntries: number;
}

export interface WrappedCase {
  readonly caseId: CaseId;
  /** To whom it was sealed until now: two consoles may be at the same case. */
  readonly before: number;
  readonly wrapped: number;
  readonly keyFile: Uint8Array;
  /** Tells the reporter of the case's new key, where it changed. */
  readonly entry: SealedEntry | null;
  readonly card: SealedBytes | null;
  readonly day: DateIso;
}

/**
 * What is left to do after a new roster: the state is in the rows themselves, so that it goes on from where it
 * stopped whatever stopped it. Only for cases that the officer may read.
 */
export interface KeyWork {
  /** How many of the officer's cases are behind the roster `seq`. */
  readonly stale: (officer: Officer, seq: number) => Promise<number>;
  /** Up to `most` of them behind the case `after`. Written down, because whoever fetches a key could open the case. */
  readonly cases: (
    officer: Officer,
    wanted: {
      readonly seq: number;
      readonly after: CaseId | null;
      readonly most: number;
      readonly today: DateIso;
    },
  ) => Promise<readonly StaleCase[]>;
  /** `overtaken` when another console was faster; `null` when the case is not this officer's to read. */
  readonly put: (officer: Officer, work: WrappedCase) => Promise<'put' | 'overtaken' | null>;
}

export function keyWork(
  { read, write }: Database<Tables>,
  shredKeys: ShredKeys,
  random: Random,
  sealDetail: SealDetail,
  onStep: OnStep = () => {},
): KeyWork {
  return {
    stale: async (officer, seq) => {
      const found = await readableBy(read, officer)
        ?.select((eb) => eb.fn.countAll<number>().as('count'))
        .where('wrapped', '<', seq)
        .executeTakeFirstOrThrow();
      return found?.count ?? 0;
    },
    cases: (officer, { seq, after, most, today }) =>
      write(async (tx) => {
        const rows = await readableBy(tx, officer)
          ?.select(['id', 'key_file', 'manifest', 'card', 'wrapped'])
          .where('wrapped', '<', seq)
          .where('id', '>', after ?? ('' as CaseId))
          .orderBy('id')
          .limit(most)
          .execute();
        const work: StaleCase[] = [];
        for (const { id: caseId, key_file, manifest, card, wrapped } of rows ?? []) {
          // One case that was touched must not keep the others from being sealed anew.
          const keyFile = peeledBy(await shredKeys.get(caseId), caseId, key_file);
          const officerEntries = await written(tx, caseId);
          work.push({ caseId, keyFile, manifest, card, wrapped, officerEntries });
        }
        const [first] = work;
        if (first !== undefined) await record(tx, 'keys-fetched', officer, first.caseId, today);
        return work;
      }),
    put: async (officer, work) => {
      await onStep('wrap-received');
      const put = await write(async (tx) => {
        await onStep('wrap-open');
        const row = await openToOfficer(tx, officer, work.caseId)?.selectAll().executeTakeFirst();
        if (row === undefined) return null;
        if (row.wrapped !== work.before || work.wrapped <= work.before) return 'overtaken';
        const shred = await shredKeys.get(work.caseId);
        if (shred === null) throw new SenimError('store.integrity', 'the shred key is gone');
        const { caseId, wrapped } = work;
        const key_file = shredKeyFile({ bytes: work.keyFile, shred, caseId, random });
        const card = work.card ?? row.card;
        const card_version = row.card_version + (work.card === null ? 0 : 1);
        await tx
          .updateTable('cases')
          .set({ key_file, wrapped, card, card_version, sum: caseSum({ ...row, key_file }) })
          .where('id', '=', caseId)
          .execute();
        if (work.entry !== null) {
          checkHashes([work.entry]);
          await addEntryRow(tx, caseId, work.entry, work.day);
        }
        await record(tx, 'keys-wrapped', officer, caseId, work.day);
        await onStep('wrap-written');
        return 'put';
      });
      await onStep('wrap-committed');
      return put;
    },
  };

  async function record(
    tx: Writer<Tables>,
    kind: AuditKind,
    officer: Officer,
    caseId: CaseId,
    day: DateIso,
  ): Promise<void> {
    const event = { day, kind, actorTag: officer.id };
    await appendAudit(tx, { ...event, ct: await sealDetail(tx, { ...event, caseId }) });
  }
}

async function written(tx: Writer<Tables>, caseId: CaseId): Promise<number> {
  const { count } = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .where('sender', '=', 'officer')
    .executeTakeFirstOrThrow();
  return count;
}
