import { figuresOf, sideOf } from '../../../cases/statistics/figures.ts';
import {
  lastDayOf,
  monthsOf,
  type Quarter,
  quarterBefore,
  quarterOf,
} from '../../../cases/statistics/quarter.ts';
import { asOfMonths, countSource, type Source } from '../../../cases/statistics/imports/source.ts';
import type { PublishedSource, Snapshot } from '../../../cases/statistics/snapshot.ts';
import { earlierOfSource, sameQuarter } from '../../../cases/statistics/snapshot-problem.ts';
import { tally } from '../../../cases/statistics/tally.ts';
import type { Localized } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type CountedCases, within } from './counted-cases.ts';
import { listsOf, namesOf, type OwnCells } from './lists.ts';
import type { Published } from './published.ts';

export interface Wish {
  readonly body: string;
  readonly group: Snapshot['group'];
  readonly quarter: Quarter;
  readonly audience: Snapshot['audience'];
  readonly note: Localized | null;
  /** What others counted, to be shown beside; only what has figures of the whole quarter. */
  readonly sources: readonly Source[];
}

/** What stands in the way of publishing a quarter. */
export interface Obstacles {
  readonly uncounted: number;
  /** Cases whose cards are still being made. */
  readonly waiting: number;
  /** Reports whose pledge still runs: nobody can say yet whether it was kept. */
  readonly pending: number;
}

/** The quarter's snapshot as it would be signed now. A correction that would show single cases only withdraws. */
export function nextSnapshot(
  counted: CountedCases,
  own: OwnCells,
  { snapshots, today }: Published,
  { body, group, quarter, audience, note, sources }: Wish,
): { readonly snapshot: Snapshot; readonly obstacles: Obstacles } {
  const months = monthsOf(quarter);
  const tallied = tally(counted.facts, months, listsOf(own));
  const all = snapshots.map((each) => each.snapshot);
  const same = sameQuarter({ group, quarter }, all);
  const earlier = same.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  const last = snapshots.at(-1) ?? null;
  const figures = figuresOf(tallied, earlier);
  const external =
    figures === null ? [] : publishedSources(coveredSources(sources, quarter), quarter, all);
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
      figures,
      ...(external.length === 0 ? {} : { external }),
      names: namesOf(own),
    },
    obstacles: {
      uncounted: within(counted.uncounted, months),
      waiting: within(counted.waiting, months),
      pending: tallied.filed.pending,
    },
  };
}

/** Sources with figures of the whole quarter: of a part of it nobody could say what it is. */
export function coveredSources(sources: readonly Source[], quarter: Quarter): readonly Source[] {
  return sources.filter((each) => countSource(each, monthsOf(quarter)).missing.length === 0);
}

function publishedSources(
  sources: readonly Source[],
  quarter: Quarter,
  earlier: readonly Snapshot[],
): readonly PublishedSource[] {
  const months = monthsOf(quarter);
  return sources.flatMap((each) => {
    const { total, tables } = countSource(each, months);
    const counted = sideOf({ total, late: 0, tables }, earlierOfSource(each.key, quarter, earlier));
    if (counted === null) return [];
    // A source does not say what was late.
    const late = { kind: 'hidden' } as const;
    return [{ from: each.from, asOf: asOfMonths(each, months), counted: { ...counted, late } }];
  });
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
