import { yearBefore } from '../quarter.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type Cell, type Side, unknown } from '../tally.ts';
import { type Import, monthNumber, monthOfNumber, sourceKey, type SourceName } from './import.ts';

/** Everything that was brought in from one system. */
export interface Source {
  readonly key: string;
  readonly from: SourceName;
  /** The newest figures first; where two have the same month, the first of them is believed. */
  readonly imports: readonly Import[];
  /** Months that it has figures of, `YYYY-MM`, in order. */
  readonly months: readonly string[];
  readonly rows: readonly SourceRow[];
}

export interface SourceRow {
  readonly month: string;
  readonly category: string | null;
  readonly unit: string | null;
  readonly channel: string | null;
  readonly count: number;
}

export const sourceTables = ['month', 'category', 'unit', 'channel'] as const;
export type SourceTable = (typeof sourceTables)[number];

/** Puts imports of one system together. A month that several have is taken whole from the one with the newest figures. */
export function sourcesOf(imports: readonly Import[]): readonly Source[] {
  const groups = new Map<string, Import[]>();
  for (const each of imports) {
    const key = sourceKey(each.from);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups]
    .map(([key, all]) => sourceOf(key, all))
    .filter((each) => each !== null)
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

/** Counts some months of a source, as `tally` counts cases: each row stands in one cell of every table that it has. */
export function countSource(
  { rows, months: known }: Source,
  months: readonly string[],
): Pick<Side<SourceTable>, 'total' | 'tables'> & {
  /** Of the months asked for, those without any figure: they are not none. */
  readonly missing: readonly string[];
} {
  const within = new Set(months);
  const counted = rows.filter(({ month }) => within.has(month));
  const table = (of: SourceTable) => cellsOf(rows, counted, of, months);
  return {
    total: sum(counted),
    tables: {
      month: table('month'),
      category: table('category'),
      unit: table('unit'),
      channel: table('channel'),
    },
    missing: months.filter((month) => !known.includes(month)),
  };
}

/** The oldest day of the figures that these months are taken from: not all are newer. */
export function asOfMonths({ imports }: Source, months: readonly string[]): DateIso {
  const left = new Set(months.map(monthNumber));
  let oldest: DateIso | null = null;
  for (const { rows, asOf } of imports) {
    const found = rows.filter(([month]) => left.has(month));
    if (found.length === 0) continue;
    for (const [month] of found) left.delete(month);
    oldest = asOf;
  }
  if (oldest === null) throw new TypeError('no figures of these months');
  return oldest;
}

/** Whether each of these months that has figures has them a year earlier too: sums can be compared then. */
export function comparesWithYearBefore(
  { months: known }: Source,
  months: readonly string[],
): boolean {
  const told = months.filter((month) => known.includes(month));
  return told.length > 0 && yearBefore(told).every((month) => known.includes(month));
}

function sourceOf(key: string, all: readonly Import[]): Source | null {
  const imports = all.toSorted(
    (one, other) => compare(other.asOf, one.asOf) || compare(other.day, one.day),
  );
  const [newest] = imports;
  if (newest === undefined) return null;
  const taken = new Set<string>();
  const rows: SourceRow[] = [];
  for (const each of imports) {
    const own = rowsOf(each).filter(({ month }) => !taken.has(month));
    for (const { month } of own) taken.add(month);
    rows.push(...own);
  }
  return { key, from: newest.from, imports, months: [...taken].toSorted(), rows };
}

function rowsOf({ names, rows }: Import): readonly SourceRow[] {
  const name = (at: number | null) => (at === null ? null : (names[at] ?? null));
  return rows.map(([month, category, unit, channel, count]) => ({
    month: monthOfNumber(month),
    category: name(category),
    unit: name(unit),
    channel: name(channel),
    count,
  }));
}

/** The cells of a table are those of the whole source, the months those that were asked for. */
function cellsOf(
  all: readonly SourceRow[],
  counted: readonly SourceRow[],
  table: SourceTable,
  months: readonly string[],
): readonly Cell[] {
  const listed = table === 'month' ? months : namesIn(all, table);
  if (listed.length === 0) return [];
  const counts = new Map(listed.map((name) => [name, 0]));
  for (const row of counted) {
    const name = row[table] ?? unknown;
    counts.set(name, (counts.get(name) ?? 0) + row.count);
  }
  return [...counts].map(([of, count]) => ({ of, count }));
}

/** By name, whatever the counts are: an order by size would tell about numbers that are left out. No name comes last. */
function namesIn(
  all: readonly SourceRow[],
  table: Exclude<SourceTable, 'month'>,
): readonly string[] {
  const names = new Set(all.map((row) => row[table]));
  const said = [...names].filter((name) => name !== null).toSorted(compare);
  return said.length === 0 || !names.has(null) ? said : [...said, unknown];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function sum(rows: readonly SourceRow[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}
