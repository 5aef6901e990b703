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
  /** Those of which that cannot be said: not yet, or not at all, because they had no term. */
  readonly pending: number;
  readonly tables: Readonly<Record<Id, readonly Cell[]>>;
}

export interface Cell {
  readonly of: string;
  readonly count: number;
}

export const filedTables = ['month', 'category', 'region', 'unit', 'channel'] as const;
export type FiledTable = (typeof filedTables)[number];
/** What somebody chose or named in the report. */
export const chosenTables = ['category', 'region', 'unit', 'channel'] as const;
export type ChosenTable = (typeof chosenTables)[number];
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
        category: chosen('category'),
        region: chosen('region'),
        unit: chosen('unit'),
        channel: chosen('channel'),
      },
    },
    closed: {
      total: closed.length,
      late: closed.filter(({ term }) => term === 'late').length,
      pending: closed.filter(({ term }) => term === 'none' || term === 'pending').length,
      tables: {
        outcome: cells(closed, outcomes, (fact) => outcomeOf(fact.state)),
        duration: cells(closed, durations, durationOf),
      },
    },
  };

  function chosen(table: ChosenTable): readonly Cell[] {
    return cells(filed, cellsOf(table, lists), (fact) => fact[table]);
  }
}

/** The ids of a table's cells, in their order. */
export function cellsOf(table: ChosenTable, lists: Lists): readonly string[] {
  switch (table) {
    case 'category':
      return [...lists.categories, unknown];
    case 'region':
      return [...lists.regions, unknown];
    case 'unit':
      return [...lists.units, unknown];
    case 'channel':
      return channelGroups;
    default:
      return table satisfies never;
  }
}

/** The cell of a table in which a case stands: what no cell is called by stands in the last. */
export function cellOf(fact: CaseFact, table: ChosenTable, lists: Lists): string {
  return placeIn(cellsOf(table, lists), fact[table]);
}

interface ClosedFact extends CaseFact {
  readonly closed: DateIso;
}

/** Each fact stands in one cell. */
function cells<F>(
  facts: readonly F[],
  ids: readonly string[],
  valueOf: (fact: F) => string | null,
): readonly Cell[] {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const fact of facts) {
    const place = placeIn(ids, valueOf(fact));
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([of, count]) => ({ of, count }));
}

function placeIn(ids: readonly string[], value: string | null): string {
  const last = ids.at(-1) ?? unknown;
  return value !== null && ids.includes(value) ? value : last;
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
