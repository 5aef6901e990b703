import type { DateIso } from '../../platform/time.ts';
import { isClosed, type Status } from '../status.ts';
import { type CaseFact, channelGroups } from './fact.ts';

/** What came in and what was closed in some months. The two are different cases, and each table of one has its total. */
export interface Counted {
  readonly filed: Side<FiledTable>;
  readonly closed: Side<ClosedTable>;
  /** Questions that came in: no reports, and in no table. */
  readonly questions: number;
}

export interface Side<Id extends string> {
  readonly total: number;
  /** Those that were late: without a first answer in time, closed after their term. */
  readonly late: number;
  /** Those of which that cannot be said yet. */
  readonly pending: number;
  readonly tables: Readonly<Record<Id, readonly Cell[]>>;
}

export interface Cell {
  readonly of: string;
  readonly count: number;
}

export const filedTables = ['month', 'category', 'region', 'unit', 'channel'] as const;
export type FiledTable = (typeof filedTables)[number];
export const closedTables = ['outcome', 'duration'] as const;
export type ClosedTable = (typeof closedTables)[number];

/** The cells that a table has, whatever the cases are: a list that depended on them would tell about them. */
export interface Lists {
  readonly categories: readonly string[];
  readonly regions: readonly string[];
  readonly units: readonly string[];
}

/** The cell of what nobody chose or what no list knows. */
export const unknown = 'unknown';

/** Confirmed in whole and in part are one: their sum is the share that was confirmed. */
export const outcomes = ['confirmed', 'not-confirmed', 'insufficient', 'not-ours'] as const;
export type Outcome = (typeof outcomes)[number];

/** From the day of filing to the day of closing, both counted by the calendar; the last is longer than all. */
export const durations = ['d15', 'd30', 'd60', 'longer'] as const;
export type Duration = (typeof durations)[number];

/** Counts the cases of these months (`YYYY-MM`). */
export function tally(
  facts: readonly CaseFact[],
  months: readonly string[],
  lists: Lists,
): Counted {
  const within = new Set(months);
  const filedIn = facts.filter(({ filed }) => within.has(filed.slice(0, 7)));
  const filed = filedIn.filter(({ kind }) => kind === 'report');
  const closed = facts.filter(
    (fact): fact is ClosedFact =>
      fact.kind === 'report' &&
      isClosed(fact.state) &&
      fact.closed !== null &&
      within.has(fact.closed.slice(0, 7)),
  );
  return {
    questions: filedIn.length - filed.length,
    filed: {
      total: filed.length,
      late: filed.filter(({ pledge }) => pledge === 'late').length,
      pending: filed.filter(({ pledge }) => pledge === 'pending').length,
      tables: {
        month: cells(filed, months, (fact) => fact.filed.slice(0, 7)),
        category: cells(filed, [...lists.categories, unknown], (fact) => fact.category),
        region: cells(filed, [...lists.regions, unknown], (fact) => fact.region),
        unit: cells(filed, [...lists.units, unknown], (fact) => fact.unit),
        channel: cells(filed, channelGroups, (fact) => fact.channel),
      },
    },
    closed: {
      total: closed.length,
      late: closed.filter(({ term }) => term === 'late').length,
      pending: 0,
      tables: {
        outcome: cells(closed, outcomes, (fact) => outcomeOf(fact.state)),
        duration: cells(closed, durations, durationOf),
      },
    },
  };
}

interface ClosedFact extends CaseFact {
  readonly closed: DateIso;
}

/** Each fact stands in one cell: what no cell is called by stands in the last. */
function cells<F>(
  facts: readonly F[],
  ids: readonly string[],
  cellOf: (fact: F) => string | null,
): readonly Cell[] {
  const counts = new Map(ids.map((id) => [id, 0]));
  const last = ids.at(-1) ?? unknown;
  for (const fact of facts) {
    const id = cellOf(fact) ?? last;
    const own = counts.has(id) ? id : last;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return [...counts].map(([of, count]) => ({ of, count }));
}

function outcomeOf(state: Status): Outcome {
  switch (state) {
    case 'closed-confirmed':
    case 'closed-partly':
      return 'confirmed';
    case 'closed-not-confirmed':
      return 'not-confirmed';
    case 'closed-insufficient':
      return 'insufficient';
    default:
      return 'not-ours';
  }
}

function durationOf({ filed, closed }: ClosedFact): Duration {
  const days = (Date.parse(closed) - Date.parse(filed)) / 86_400_000;
  if (days <= 15) return 'd15';
  if (days <= 30) return 'd30';
  return days <= 60 ? 'd60' : 'longer';
}
