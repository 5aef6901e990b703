import type { SelectQueryBuilder } from 'kysely';

import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { Reader } from './database.ts';
import type { Officer } from './officer.ts';
import { readableBy } from './readable.ts';
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

type Place = Pick<CaseLine, 'day' | 'caseId'>;

/** A part of the list, so many cases at most. */
export type ListPart =
  /** What stands behind `after`, newest first. */
  | { readonly kind: 'newest'; readonly after: Place | null; readonly most: number }
  /** All that stands behind `newer`, by id and behind the id `after`: in the order of the table, for whoever wants it whole. */
  | {
      readonly kind: 'rest';
      readonly newer: Place;
      readonly after: CaseId | null;
      readonly most: number;
    };

export async function readList(
  read: Reader<Tables>,
  officer: Officer,
  part: ListPart | null,
): Promise<readonly CaseLine[]> {
  if (part?.kind === 'rest') return await linesIn(read, restOf(read, officer, part), true);
  const readable = readableBy(read, officer);
  if (readable === null) return [];
  const chosen = part === null ? readable : newestOf(readable, part);
  return (await linesIn(read, chosen, part !== null)).toSorted(order);
}

export async function readLine(
  read: Reader<Tables>,
  officer: Officer,
  caseId: CaseId,
): Promise<CaseLine | null> {
  const chosen = readableBy(read, officer)?.where('id', '=', caseId) ?? null;
  return (await linesIn(read, chosen, true))[0] ?? null;
}

type Cases = SelectQueryBuilder<Tables, 'cases', object>;

/** `few`: the last words are looked for case by case, and not for all that there are. */
async function linesIn(
  read: Reader<Tables>,
  chosen: Cases | null,
  few: boolean,
): Promise<readonly CaseLine[]> {
  const rows = (await chosen?.select(lineColumns).execute()) ?? [];
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lasts = await read
    .selectFrom('entries')
    .select((eb) => ['case_id', 'sender', eb.fn.max('seq').as('last')])
    .$if(few, (query) => query.where('case_id', 'in', ids))
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
function newestOf(readable: Cases, { after, most }: ListPart & { kind: 'newest' }): Cases {
  const query = readable.orderBy('day', 'desc').orderBy('id').limit(most);
  return after === null ? query : behind(query, after);
}

function restOf(
  read: Reader<Tables>,
  officer: Officer,
  { newer, after, most }: ListPart & { kind: 'rest' },
): Cases | null {
  const readable = readableBy(read, officer, 'in-order');
  if (readable === null) return null;
  const query = behind(readable, newer).orderBy('id').limit(most);
  return after === null ? query : query.where('id', '>', after);
}

function behind<T extends object>(
  query: SelectQueryBuilder<Tables, 'cases', T>,
  { day, caseId }: Place,
): SelectQueryBuilder<Tables, 'cases', T> {
  // Said in this way it is a range of days, from whose start the index is read in its order.
  return query
    .where('day', '<=', day)
    .where((eb) => eb.or([eb('day', '<', day), eb('id', '>', caseId)]));
}

/** Newest first, and in one order within a day. */
function order(left: Place, right: Place): number {
  if (left.day !== right.day) return left.day < right.day ? 1 : -1;
  return left.caseId < right.caseId ? -1 : 1;
}
