import { type CaseFact, factOf } from '../../../cases/statistics/fact.ts';
import { unitFinder, type UnitList } from '../../../cases/statistics/unit-list.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { CaseLine } from '../inbox/case-lines.ts';

/** The cases of the list as statistics know them. */
export interface CountedCases {
  readonly facts: readonly CaseFact[];
  /** Days of cases that cannot be counted: the card did not open, or is of an earlier version. */
  readonly uncounted: readonly Days[];
  /** Cases whose card this page is still making; they are counted in a moment. */
  readonly waiting: readonly Days[];
}

interface Days {
  readonly filed: DateIso;
  readonly closed: DateIso | null;
}

/** Ten thousand lines take some milliseconds: nothing is opened for it, the list has opened the cards. */
export function countCases(
  lines: readonly CaseLine[],
  units: UnitList,
  today: DateIso,
): CountedCases {
  const unitOf = unitFinder(units);
  const facts: CaseFact[] = [];
  const uncounted: Days[] = [];
  const waiting: Days[] = [];
  for (const { row, card } of lines) {
    const fact = card.kind === 'read' ? factOf(row, card.view, unitOf, today) : null;
    const days = { filed: row.day, closed: row.closedDay };
    if (fact !== null) facts.push(fact);
    else if (card.kind === 'waiting') waiting.push(days);
    else uncounted.push(days);
  }
  return { facts, uncounted, waiting };
}

/** How many of those that are not counted belong to these months. */
export function within(all: CountedCases['uncounted'], months: readonly string[]): number {
  const isOfThem = (day: DateIso | null) => day !== null && months.includes(day.slice(0, 7));
  return all.filter(({ filed, closed }) => isOfThem(filed) || isOfThem(closed)).length;
}
