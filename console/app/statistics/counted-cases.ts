import { type CaseFact, factOf } from '../../../cases/statistics/fact.ts';
import { unitFinder, type UnitList } from '../../../cases/statistics/unit-list.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { CaseLine } from '../inbox/case-lines.ts';

/** The cases of the list as statistics know them. */
export interface CountedCases {
  readonly facts: readonly CaseFact[];
  /** Days of cases that cannot be counted: the card did not open, or is of an earlier version. */
  readonly uncounted: readonly { readonly filed: DateIso; readonly closed: DateIso | null }[];
}

/** Ten thousand lines take some milliseconds: nothing is opened for it, the list has opened the cards. */
export function countCases(
  lines: readonly CaseLine[],
  units: UnitList,
  today: DateIso,
): CountedCases {
  const unitOf = unitFinder(units);
  const facts: CaseFact[] = [];
  const uncounted: { filed: DateIso; closed: DateIso | null }[] = [];
  for (const { row, card } of lines) {
    const fact = card.kind === 'read' ? factOf(row, card.view, unitOf, today) : null;
    if (fact === null) uncounted.push({ filed: row.day, closed: row.closedDay });
    else facts.push(fact);
  }
  return { facts, uncounted };
}

/** How many of those that cannot be counted belong to these months. */
export function uncountedIn({ uncounted }: CountedCases, months: readonly string[]): number {
  const within = (day: DateIso | null) => day !== null && months.includes(day.slice(0, 7));
  return uncounted.filter(({ filed, closed }) => within(filed) || within(closed)).length;
}
