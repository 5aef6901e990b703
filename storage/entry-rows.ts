import type { CaseId, SealedEntry } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import type { Writer } from './database.ts';
import { drawPlace } from './place.ts';
import { entrySum } from './row-sum.ts';
import type { Tables } from './tables.ts';

/** Adds the entry at the end of its case; returns its place. The writer's transaction keeps places unique. */
export async function addEntryRow(
  tx: Writer<Tables>,
  caseId: CaseId,
  entry: SealedEntry,
  day: DateIso,
): Promise<number> {
  const last = await tx
    .selectFrom('entries')
    .select('seq')
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = {
    id: entry.entryId,
    case_id: caseId,
    seq: (last?.seq ?? 0) + 1,
    day,
    sender: entry.from,
    to_reporter: entry.toReporter ? (1 as const) : (0 as const),
    bytes: entry.bytes,
  };
  await tx
    .insertInto('entries')
    .values({ ...row, place: drawPlace(), sum: entrySum(row) })
    .execute();
  return row.seq;
}

/** The place of the last entry from the officers' side; 0 while there is none. */
export async function lastOfOfficers(tx: Writer<Tables>, caseId: CaseId): Promise<number> {
  const row = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('case_id', '=', caseId)
    .where('sender', '=', 'officer')
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** The same of what the reporter can read: notes between officers take nothing from anybody. */
export async function lastToReporter(tx: Writer<Tables>, caseId: CaseId): Promise<number> {
  const row = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('case_id', '=', caseId)
    .where('sender', '=', 'officer')
    .where('to_reporter', '=', 1)
    .executeTakeFirst();
  return row?.last ?? 0;
}
