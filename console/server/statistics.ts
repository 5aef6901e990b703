import type { DateIso } from '../../platform/time.ts';
import type { MonthCount } from '../../storage/case-counts.ts';
import type { Statistics } from '../numbers-api.ts';

/** Below this a number can give a person away. */
const smallest = 10;

/**
 * Months from the first report to today, without gaps (a gap would tell a zero apart from a few) and
 * without totals (a total would tell what a hidden cell holds).
 */
export function statisticsOf(counts: readonly MonthCount[], today: DateIso): Statistics {
  const byMonth = new Map(counts.map((each) => [each.month, each]));
  const first = counts.map((each) => each.month).toSorted()[0];
  const months: Statistics['months'] = [];
  for (let month = first; month !== undefined && month <= today.slice(0, 7); month = next(month)) {
    const { filed = 0, closed = 0 } = byMonth.get(month) ?? {};
    months.push({ month, filed: shown(filed), closed: shown(closed) });
  }
  return { today, months };
}

/** A number that gives nobody away. */
export function shown(count: number): number | 'few' {
  return count < smallest ? 'few' : count;
}

/** The month after `YYYY-MM`. */
export function next(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
