import { figuresOf } from '../../../cases/statistics/figures.ts';
import {
  lastDayOf,
  monthsOf,
  type Quarter,
  quarterBefore,
  quarterOf,
} from '../../../cases/statistics/quarter.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import { sameQuarter } from '../../../cases/statistics/snapshot-problem.ts';
import { tally } from '../../../cases/statistics/tally.ts';
import type { Localized } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type CountedCases, uncountedIn } from './counted-cases.ts';
import { listsOf, namesOf, type OwnCells } from './lists.ts';
import type { Published } from './published.ts';

export interface Wish {
  readonly body: string;
  readonly group: Snapshot['group'];
  readonly quarter: Quarter;
  readonly audience: Snapshot['audience'];
  readonly note: Localized | null;
}

/** What stands in the way of publishing a quarter. */
export interface Obstacles {
  readonly uncounted: number;
  /** Reports whose pledge still runs: nobody can say yet whether it was kept. */
  readonly pending: number;
}

/** The quarter's snapshot as it would be signed now. A correction that would show single cases only withdraws. */
export function nextSnapshot(
  counted: CountedCases,
  own: OwnCells,
  { snapshots, today }: Published,
  { body, group, quarter, audience, note }: Wish,
): { readonly snapshot: Snapshot; readonly obstacles: Obstacles } {
  const months = monthsOf(quarter);
  const tallied = tally(counted.facts, months, listsOf(own));
  const all = snapshots.map((each) => each.snapshot);
  const same = sameQuarter({ group, quarter }, all);
  const earlier = same.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  const last = snapshots.at(-1) ?? null;
  return {
    snapshot: {
      v: 1,
      type: 'statistics',
      body,
      group,
      number: (last?.snapshot.number ?? 0) + 1,
      prev: last?.hash ?? null,
      quarter,
      day: today,
      audience,
      corrects: same.at(-1)?.number ?? null,
      note,
      figures: figuresOf(tallied, earlier),
      names: namesOf(own),
    },
    obstacles: { uncounted: uncountedIn(counted, months), pending: tallied.filed.pending },
  };
}

/** Quarters that are over, the newest first, back to the first case. */
export function quartersToPublish({ facts }: CountedCases, today: DateIso): readonly Quarter[] {
  const first = facts.map(({ filed }) => filed).toSorted()[0] ?? today;
  const found: Quarter[] = [];
  let quarter = quarterOf(today);
  while (found.length < mostQuarters) {
    quarter = quarterBefore(quarter);
    if (lastDayOf(quarter) < first) break;
    found.push(quarter);
  }
  return found.length > 0 ? found : [quarterBefore(quarterOf(today))];
}

const mostQuarters = 20;
