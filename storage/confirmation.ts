import type { DateIso } from '../platform/time.ts';
import type { CaseLine } from './case-list.ts';
import type { Database, Writer } from './database.ts';
import type { Tables } from './tables.ts';

/** `kept`: said so, or had it handed over, where it was shown. `returned`: came back with it. */
export type Confirmed = 'kept' | 'returned';

/** What stands in a case until its receipt is confirmed: a day that does not come. */
export const neverConfirmed = '9999-12-31' as DateIso;

/** Whether officers are to be told. A letter of the reporter says more than any mark. */
export function isUnconfirmed(
  { unconfirmedUntil, lastFromReporter }: Pick<CaseLine, 'unconfirmedUntil' | 'lastFromReporter'>,
  today: DateIso,
): boolean {
  return unconfirmedUntil !== null && unconfirmedUntil >= today && lastFromReporter === 0;
}

/**
 * Takes the mark from a case whose receipt is known to have arrived. Whoever watches the list of cases would
 * see the mark go, and so learn the minute in which somebody came back: only on the day of filing, when the
 * case itself has just appeared, does it go at once; otherwise it stands until the day ends.
 * No audit row is written: the chain has an order.
 */
export async function confirm(
  { read, write }: Database<Tables>,
  receiptId: string,
  day: DateIso,
  how: Confirmed,
): Promise<void> {
  const row = await read
    .selectFrom('reporters')
    .innerJoin('cases', 'cases.id', 'reporters.case_id')
    .select(['cases.id', 'cases.day', 'cases.unconfirmed_until'])
    .where('reporters.id', '=', receiptId)
    .executeTakeFirst();
  // Nearly always it was confirmed before, and nothing is written.
  if (row?.unconfirmed_until !== neverConfirmed) return;
  const isSeenAnyway = how === 'kept' && row.day === day;
  await write((tx) =>
    tx
      .updateTable('cases')
      .set({ unconfirmed_until: isSeenAnyway ? null : day })
      .where('id', '=', row.id)
      .where('unconfirmed_until', '=', neverConfirmed)
      .execute(),
  );
}

/** Forgets on which day it was. */
export async function settleConfirmed(tx: Writer<Tables>, today: DateIso): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ unconfirmed_until: null })
    .where('unconfirmed_until', '<', today)
    .execute();
}
