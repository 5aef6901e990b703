import type {
  BlobId,
  CaseId,
  EntryId,
  SealedBytes,
  SealedEntry,
  StoredBlob,
} from '../cases/sealed.ts';
import { sha256Hex } from '../platform/crypto/native-sha256.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import {
  type FilingRequest,
  acknowledge,
  filedToken,
  filedUnder,
  swapSession,
} from './acknowledgement.ts';
import { appendAudit } from './audit.ts';
import { claimDrafts, deleteDrafts } from './blob-rows.ts';
import { confirm, neverConfirmed, type Confirmed } from './confirmation.ts';
import type { Database } from './database.ts';
import { addEntryRow } from './entry-rows.ts';
import type { FilingParts } from './filing-parts.ts';
import { checkHashes, checkLargeBlobs, removeDropped } from './large-blobs.ts';
import type { Role } from './officer.ts';
import { storedAct } from './stored-act.ts';
import type { ReporterRow, Tables } from './tables.ts';

/** What the row of a receipt leads to. */
export interface ReporterCase {
  readonly caseId: CaseId;
  readonly packet: SealedBytes;
  readonly day: DateIso;
  readonly dueDay: DateIso;
  readonly closedDay: DateIso | null;
  /** The last day of the legal term; `null` while no basis is named, or where it names no day. */
  readonly termDay: DateIso | null;
  /** SHA-256 of the manifest's ciphertext, hex: what the proof of filing signs. */
  readonly manifestSha256: string;
  /** Whether `confirm` would change nothing. */
  readonly isConfirmed: boolean;
}

/**
 * What the holder of a receipt can reach: replies and days, never the report.
 * Each read takes the receipt's id (64 hex digits), which nobody can know without the receipt.
 */
export interface ReporterReader {
  /** `null`: no such receipt. All throw `crypto.format` when the row was written in another format. */
  readonly find: (receiptId: string) => Promise<ReporterCase | null>;
  readonly entries: (receiptId: string) => Promise<ReporterEntries>;
  /** What two officers agreed to in the case, as they signed it; nothing of it says who they are but the signed bytes. */
  readonly agreements: (receiptId: string) => Promise<readonly Agreement[]>;
  /** What became of a case that is no more; `null`: nothing was erased under this receipt. */
  readonly erased: (receiptId: string) => Promise<Erased | null>;
  /** By day: which role opened the case. */
  readonly openings: (receiptId: string) => Promise<readonly { day: DateIso; role: Role }[]>;
}

/** A request and its answer. The store does not judge signatures. */
export interface Agreement {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly answer: { readonly bytes: Uint8Array; readonly signature: Uint8Array } | null;
}

/** All that is known of a case that was erased. */
export interface Erased {
  readonly day: DateIso;
  readonly because: 'agreed' | 'term';
}

export interface ReporterEntries {
  /** Sealed to the reporter by officers, in order. */
  readonly letters: readonly {
    readonly entryId: EntryId;
    readonly seq: number;
    readonly day: DateIso;
    readonly bytes: SealedBytes;
  }[];
  /** The days of the reporter's own messages, which cannot be shown again. */
  readonly sent: readonly DateIso[];
}

export interface FollowUp {
  readonly receiptId: string;
  readonly day: DateIso;
  readonly entry: SealedEntry;
  readonly files: readonly StoredBlob[];
}

export interface ReporterWriter {
  /**
   * The reporter has the receipt: officers need not fear that nobody reads their answers. Said again, or of no
   * case, it changes nothing. `returned`: came back with it, which must not tell officers more than the day.
   */
  readonly confirm: (receiptId: string, day: DateIso, how: Confirmed) => Promise<void>;
  /** As `fileCase`: whole or not at all, once a token. `null`: no such receipt. */
  readonly followUp: (
    followUp: FollowUp,
    request: FilingRequest,
  ) => Promise<{ readonly caseId: CaseId; readonly already: boolean } | null>;
}

/** The one format of a reporter's row; another one is refused, never guessed. */
export const reporterFormat = 1;

export function reporterStore({
  database,
  files,
  onStep,
  sealDetail,
}: Pick<FilingParts, 'database' | 'files' | 'onStep' | 'sealDetail'>): ReporterReader &
  ReporterWriter {
  const { read, write } = database;
  return {
    find: async (receiptId) => {
      const row = await read
        .selectFrom('reporters')
        .innerJoin('cases', 'cases.id', 'reporters.case_id')
        .select([
          'reporters.case_id',
          'reporters.packet',
          'reporters.format',
          'cases.day',
          'cases.due_day',
          'cases.closed_day',
          'cases.term_day',
          'cases.manifest',
          'cases.unconfirmed_until',
        ])
        .where('reporters.id', '=', checked(receiptId))
        .executeTakeFirst();
      if (row === undefined) return null;
      checkFormat(row);
      return {
        caseId: row.case_id,
        packet: row.packet,
        day: row.day,
        dueDay: row.due_day,
        closedDay: row.closed_day,
        termDay: row.term_day,
        manifestSha256: sha256Hex(row.manifest),
        isConfirmed: row.unconfirmed_until !== neverConfirmed,
      };
    },
    erased: async (receiptId) => {
      const row = await read
        .selectFrom('erased')
        .select(['day', 'because'])
        .where('receipt_id', '=', checked(receiptId))
        .executeTakeFirst();
      return row ?? null;
    },
    entries: async (receiptId) => {
      const caseId = await caseOf(database, receiptId);
      if (caseId === null) return { letters: [], sent: [] };
      // What was not sealed to the reporter does not even leave the database.
      const letters = await read
        .selectFrom('entries')
        .select(['id as entryId', 'seq', 'day', 'bytes'])
        .where('case_id', '=', caseId)
        .where('sender', '=', 'officer')
        .where('to_reporter', '=', 1)
        .orderBy('seq')
        .execute();
      const own = await read
        .selectFrom('entries')
        .select('day')
        .where('case_id', '=', caseId)
        .where('sender', '=', 'reporter')
        .orderBy('seq')
        .execute();
      return { letters, sent: own.map((row) => row.day) };
    },
    agreements: async (receiptId) => {
      const caseId = await caseOf(database, receiptId);
      if (caseId === null) return [];
      const rows = await read
        .selectFrom('act_requests')
        .selectAll()
        .where('subject', '=', caseId)
        .where('act', '=', 'close-not-confirmed')
        .orderBy('id')
        .execute();
      return rows.map(storedAct);
    },
    openings: async (receiptId) => {
      const caseId = await caseOf(database, receiptId);
      if (caseId === null) return [];
      return read
        .selectFrom('openings')
        .select(['day', 'role'])
        .where('case_id', '=', caseId)
        .orderBy('day')
        .orderBy('role')
        .execute();
    },
    confirm: (receiptId, day, how) => confirm(database, checked(receiptId), day, how),
    followUp: async ({ receiptId, day, entry, files: claimed }, request) => {
      if (entry.from !== 'reporter' || entry.toReporter) throw new TypeError('not a follow-up');
      const token = filedToken('entry', request.idempotency);
      const before = await filedUnder(read, token);
      if (before !== null) return { caseId: before, already: true };
      await onStep('received');
      const caseId = await caseOf(database, receiptId);
      if (caseId === null) return null;
      checkHashes([entry]);

      let dropped: readonly BlobId[] = [];
      const already = await write(async (tx) => {
        await onStep('transaction-open');
        if ((await acknowledge(tx, token, caseId, request, day)) !== null) return true;
        await addEntryRow(tx, caseId, entry, day);
        await claimDrafts(tx, caseId, claimed);
        await checkLargeBlobs(claimed, files);
        dropped = await deleteDrafts(tx, request.drop ?? []);
        await swapSession(tx, request);
        const event = { day, kind: 'followed-up', actorTag: 'intake' } as const;
        await appendAudit(tx, { ...event, ct: await sealDetail(tx, { ...event, caseId }) });
        await onStep('rows-written');
        return false;
      });
      await onStep('committed');
      await removeDropped(files, dropped);
      return { caseId, already };
    },
  };
}

async function caseOf({ read }: Database<Tables>, receiptId: string): Promise<CaseId | null> {
  const row = await read
    .selectFrom('reporters')
    .select(['case_id', 'format'])
    .where('id', '=', checked(receiptId))
    .executeTakeFirst();
  if (row === undefined) return null;
  checkFormat(row);
  return row.case_id;
}

function checkFormat({ format }: Pick<ReporterRow, 'format'>): void {
  if (format === reporterFormat) return;
  throw new SenimError('crypto.format', 'the row of a receipt has another format');
}

// A case's id in place of a receipt's would find nothing: better that the mistake is loud.
function checked(receiptId: string): string {
  if (!/^[0-9a-f]{64}$/.test(receiptId)) throw new TypeError('a receipt id is 64 hex digits');
  return receiptId;
}
