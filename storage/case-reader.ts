import type { SelectQueryBuilder } from 'kysely';

import type { BlobId, CaseId, EntryId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { BlobFiles } from './blob-files.ts';
import { type StoredBytes, storedBytes } from './blobs.ts';
import type { Database, Reader } from './database.ts';
import { type Officer, type Role, readableGroup } from './officer.ts';
import type { Tables } from './tables.ts';

/** A case in the list: days and sizes; what it is about is in the card. */
export interface CaseLine {
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly day: DateIso;
  readonly dueDay: DateIso;
  readonly closedDay: DateIso | null;
  /** `null` until a console has made one. */
  readonly card: SealedBytes | null;
  /** The place of the last entry of each side; 0 when there is none. */
  readonly lastFromOfficer: number;
  readonly lastFromReporter: number;
  /** The last day on which the receipt counts as never confirmed; `null`: it was confirmed. */
  readonly unconfirmedUntil: DateIso | null;
  /** The roster to whose members the key file is sealed. */
  readonly wrapped: number;
}

export interface CaseEntry {
  readonly entryId: EntryId;
  readonly seq: number;
  readonly day: DateIso;
  readonly from: 'officer' | 'reporter';
  readonly toReporter: boolean;
  readonly bytes: SealedBytes;
}

/**
 * Every read takes the officer who asks. `null` (an empty list) when the case is not his group's or
 * does not exist, without a difference between the two; analysts and administrators read none.
 */
export interface CaseReader {
  /** Oldest first. */
  readonly list: (officer: Officer) => Promise<readonly CaseLine[]>;
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
}

export function caseReader({ read }: Database<Tables>, files: BlobFiles): CaseReader {
  const lines = async (officer: Officer, caseId: CaseId | null): Promise<CaseLine[]> => {
    const group = readableGroup(officer);
    if (group === null) return [];
    const rows = await read
      .selectFrom('cases')
      .select(['id', 'group_name', 'day', 'due_day', 'closed_day', 'card', 'wrapped'])
      .select('unconfirmed_until')
      .where('group_name', '=', group)
      .$if(caseId !== null, (query) => query.where('id', '=', caseId))
      .orderBy('day')
      .orderBy('id')
      .execute();
    const lasts = await read
      .selectFrom('entries')
      .innerJoin('cases', 'cases.id', 'entries.case_id')
      .select((eb) => ['entries.case_id', 'entries.sender', eb.fn.max('entries.seq').as('last')])
      .where('cases.group_name', '=', group)
      .$if(caseId !== null, (query) => query.where('cases.id', '=', caseId))
      .groupBy(['entries.case_id', 'entries.sender'])
      .execute();
    const last = new Map(lasts.map((row) => [`${row.sender}/${row.case_id}`, row.last]));
    return rows.map((row) => ({
      caseId: row.id,
      group: row.group_name,
      day: row.day,
      dueDay: row.due_day,
      closedDay: row.closed_day,
      card: row.card,
      lastFromOfficer: last.get(`officer/${row.id}`) ?? 0,
      lastFromReporter: last.get(`reporter/${row.id}`) ?? 0,
      unconfirmedUntil: row.unconfirmed_until,
      wrapped: row.wrapped,
    }));
  };
  return {
    list: (officer) => lines(officer, null),
    line: async (officer, caseId) => (await lines(officer, caseId))[0] ?? null,
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
      return row === undefined ? null : storedBytes(row, files);
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
  };
}

/** The case's row as far as this officer may see it: the one door to `cases`. */
export function openToOfficer(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): SelectQueryBuilder<Tables, 'cases', object> | null {
  const group = readableGroup(officer);
  return group === null
    ? null
    : read.selectFrom('cases').where('id', '=', caseId).where('group_name', '=', group);
}

/** Whether the case exists and is this officer's to read. */
export async function mayRead(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): Promise<boolean> {
  return (
    (await openToOfficer(read, officer, caseId)?.select('id').executeTakeFirst()) !== undefined
  );
}
