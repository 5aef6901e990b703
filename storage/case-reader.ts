import type { BlobId, CaseId, EntryId, SealedBytes } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { BlobFiles } from './blob-files.ts';
import { type StoredBytes, storedBytes } from './blobs.ts';
import { type CaseLine, type ListPart, readLine, readList } from './case-list.ts';
import type { Database } from './database.ts';
import type { Officer, Role } from './officer.ts';
import { mayRead, openToOfficer } from './readable.ts';
import type { Tables } from './tables.ts';

export interface CaseEntry {
  readonly entryId: EntryId;
  readonly seq: number;
  readonly day: DateIso;
  readonly from: 'officer' | 'reporter';
  readonly toReporter: boolean;
  readonly bytes: SealedBytes;
}

/**
 * Every read takes the officer who asks. `null` (an empty list) when the case is not his group's, when he stays away
 * from it or when it does not exist, without a difference between them; analysts and administrators read none.
 */
export interface CaseReader {
  /** Without `part` all of it, newest first. */
  readonly list: (officer: Officer, part?: ListPart) => Promise<readonly CaseLine[]>;
  readonly line: (officer: Officer, caseId: CaseId) => Promise<CaseLine | null>;
  readonly manifest: (officer: Officer, caseId: CaseId) => Promise<SealedBytes | null>;
  /** Throws `store.integrity` when the row is there and its file is not. */
  readonly blob: (officer: Officer, caseId: CaseId, blobId: BlobId) => Promise<StoredBytes | null>;
  readonly blobs: (
    officer: Officer,
    caseId: CaseId,
  ) => Promise<readonly { blobId: BlobId; size: number; sha256: string }[] | null>;
  readonly entries: (officer: Officer, caseId: CaseId) => Promise<readonly CaseEntry[] | null>;
  readonly openings: (
    officer: Officer,
    caseId: CaseId,
  ) => Promise<readonly { day: DateIso; role: Role }[] | null>;
  /** Officers who stay away from the case. */
  readonly asides: (officer: Officer, caseId: CaseId) => Promise<readonly string[] | null>;
}

export function caseReader({ read }: Database<Tables>, files: BlobFiles): CaseReader {
  return {
    list: (officer, part) => readList(read, officer, part ?? null),
    line: (officer, caseId) => readLine(read, officer, caseId),
    manifest: async (officer, caseId) => {
      const row = await openToOfficer(read, officer, caseId)?.select('manifest').executeTakeFirst();
      return row?.manifest ?? null;
    },
    blob: async (officer, caseId, blobId) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      const row = await read
        .selectFrom('blobs')
        .selectAll()
        .where('id', '=', blobId)
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (row.bytes === null && !(await files.exists(row.id))) {
        throw new SenimError('store.integrity', 'the row is there and its file is not');
      }
      return storedBytes(row, files);
    },
    blobs: async (officer, caseId) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      return read
        .selectFrom('blobs')
        .select(['id as blobId', 'size', 'sha256'])
        .where('case_id', '=', caseId)
        .orderBy('id')
        .execute();
    },
    entries: async (officer, caseId) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      const rows = await read
        .selectFrom('entries')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        entryId: row.id,
        seq: row.seq,
        day: row.day,
        from: row.sender,
        toReporter: row.to_reporter === 1,
        bytes: row.bytes,
      }));
    },
    openings: async (officer, caseId) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      return read
        .selectFrom('openings')
        .select(['day', 'role'])
        .where('case_id', '=', caseId)
        .orderBy('day')
        .orderBy('role')
        .execute();
    },
    asides: async (officer, caseId) => {
      if (!(await mayRead(read, officer, caseId))) return null;
      const rows = await read
        .selectFrom('case_asides')
        .select('officer_id')
        .where('case_id', '=', caseId)
        .orderBy('officer_id')
        .execute();
      return rows.map(({ officer_id }) => officer_id);
    },
  };
}
