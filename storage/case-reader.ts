import type { SelectQueryBuilder } from 'kysely';

import type { BlobId, CaseId, EntryId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { BlobFiles } from './blob-files.ts';
import { type StoredBytes, storedBytes } from './blobs.ts';
import type { Database, Reader } from './database.ts';
import { type Officer, type Role, readableGroup } from './officer.ts';
import { isFiledBySomebody } from './self-checks.ts';
import type { Tables } from './tables.ts';

/** A case in the list: days and sizes; what it is about is in the card. */
export interface CaseLine {
  readonly caseId: CaseId;
  readonly group: GroupName;
  readonly day: DateIso;
  readonly dueDay: DateIso;
  readonly closedDay: DateIso | null;
  /** The last day of the term that the law gives; `null` while no officer has named its basis. */
  readonly termDay: DateIso | null;
  /** The day from which it is to be erased, once two officers agreed to that. */
  readonly eraseDay: DateIso | null;
  /** `null` until a console has made one. */
  readonly card: SealedBytes | null;
  readonly cardVersion: number;
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

/** A part of the list: what stands behind `after`, so many at most. */
export interface ListPart {
  readonly after: Pick<CaseLine, 'day' | 'caseId'> | null;
  readonly most: number;
}

/**
 * Every read takes the officer who asks. `null` (an empty list) when the case is not his group's, when he stays away
 * from it or when it does not exist, without a difference between them; analysts and administrators read none.
 */
export interface CaseReader {
  /** Newest first; without `part` all of it. */
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
  const lines = async (
    officer: Officer,
    caseId: CaseId | null,
    part?: ListPart,
  ): Promise<CaseLine[]> => {
    const readable = readableBy(read, officer);
    if (readable === null) return [];
    const rows = await (part === undefined
      ? readable
          .$if(caseId !== null, (query) => query.where('id', '=', caseId))
          .select(lineColumns)
          .execute()
      : // A row is twenty pages: those of other parts are passed over in the index alone.
        read
          .selectFrom('cases')
          .select(lineColumns)
          .where('id', 'in', partOf(readable, part))
          .execute());
    if (rows.length === 0) return [];
    rows.sort((left, right) => order(left, right));
    const ids = rows.map(({ id }) => id);
    const lasts = await read
      .selectFrom('entries')
      .select((eb) => ['case_id', 'sender', eb.fn.max('seq').as('last')])
      .$if(caseId !== null || part !== undefined, (query) => query.where('case_id', 'in', ids))
      .groupBy(['case_id', 'sender'])
      .execute();
    const last = new Map(lasts.map((row) => [`${row.sender}/${row.case_id}`, row.last]));
    return rows.map((row) => ({
      caseId: row.id,
      group: row.group_name,
      day: row.day,
      dueDay: row.due_day,
      closedDay: row.closed_day,
      termDay: row.term_day,
      eraseDay: row.erase_day,
      card: row.card,
      cardVersion: row.card_version,
      lastFromOfficer: last.get(`officer/${row.id}`) ?? 0,
      lastFromReporter: last.get(`reporter/${row.id}`) ?? 0,
      unconfirmedUntil: row.unconfirmed_until,
      wrapped: row.wrapped,
    }));
  };
  return {
    list: (officer, part) => lines(officer, null, part),
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

const lineColumns = [
  'id',
  'group_name',
  'day',
  'due_day',
  'closed_day',
  'term_day',
  'erase_day',
  'card',
  'card_version',
  'unconfirmed_until',
  'wrapped',
] as const;

/** Which cases a part of the list holds. */
function partOf(readable: SelectQueryBuilder<Tables, 'cases', object>, { after, most }: ListPart) {
  const query = readable.select('id').orderBy('day', 'desc').orderBy('id').limit(most);
  if (after === null) return query;
  const { day, caseId } = after;
  return query.where((eb) =>
    eb.or([eb('day', '<', day), eb.and([eb('day', '=', day), eb('id', '>', caseId)])]),
  );
}

/** Newest first, and in one order within a day. */
function order(left: Pick<CaseLine, 'day'> & { id: CaseId }, right: typeof left): number {
  if (left.day !== right.day) return left.day < right.day ? 1 : -1;
  return left.id < right.id ? -1 : 1;
}

/** The case's row as far as this officer may see it: the one door to `cases`. */
export function openToOfficer(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): SelectQueryBuilder<Tables, 'cases', object> | null {
  return readableBy(read, officer)?.where('id', '=', caseId) ?? null;
}

/** The cases of the officer's group, but for those from which he stays away. */
export function readableBy(
  read: Reader<Tables>,
  officer: Officer,
): SelectQueryBuilder<Tables, 'cases', object> | null {
  const group = readableGroup(officer);
  if (group === null) return null;
  return read
    .selectFrom('cases')
    .where('group_name', '=', group)
    .where(isFiledBySomebody)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_asides')
            .select('case_id')
            .whereRef('case_asides.case_id', '=', 'cases.id')
            .where('officer_id', '=', officer.id),
        ),
      ),
    );
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
