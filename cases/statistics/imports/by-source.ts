import { monthsOfYear, quarterYearBefore } from '../quarter.ts';
import type { Snapshot } from '../snapshot.ts';
import { monthNumber, monthOfNumber, sourceKey, type SourceName } from './import.ts';
import { kindName } from './known-kinds.ts';
import { countSource, type Source, sourceTables } from './source.ts';

/** So many years that end with one, beside as many before them. */
export interface Period {
  readonly last: number;
  readonly years: number;
}

/** What a source says nothing about. Of applicants and outcomes no table is read; some systems do not have them at all. */
export const lacks = ['category', 'unit', 'channel', 'applicant', 'outcome'] as const;
export type Lack = (typeof lacks)[number];

/** What one system counted in a period and in the one before it. */
export interface SourceChange {
  readonly key: string;
  readonly from: SourceName;
  /** `null` where the source names no kinds and one was asked for, or has no month of the period. */
  readonly now: number | null;
  /** `null` where no month can be compared. */
  readonly before: number | null;
  /** How many months both numbers are of: those that the source has in both periods; in the later one, if in none. */
  readonly months: number;
  readonly lacks: readonly Lack[];
}

/** Systems beside each other; never a sum of them. `kind`: one of `kindsOf`, `null` for all appeals. */
export function changesOf(
  sources: readonly Source[],
  period: Period,
  kind: string | null,
): readonly SourceChange[] {
  const { last, years } = period;
  const later = Array.from({ length: years }, (_, at) => last - years + 1 + at).flatMap(
    monthsOfYear,
  );
  const earlierOf = (month: string) => monthOfNumber(monthNumber(month) - 12 * years);
  return sources.map((source) => {
    const known = new Set(source.months);
    const there = later.filter((month) => known.has(month));
    const both = there.filter((month) => known.has(earlierOf(month)));
    const missing = missingIn(source);
    const isTold = there.length > 0 && (kind === null || !missing.includes('category'));
    const count = (months: readonly string[]) => countOf(source, months, kind);
    const months = both.length > 0 ? both : there;
    return {
      key: source.key,
      from: source.from,
      now: isTold ? count(months) : null,
      before: isTold && both.length > 0 ? count(both.map(earlierOf)) : null,
      months: months.length,
      lacks: missing,
    };
  });
}

/** The kinds that the sources name, each once, whatever the language of a table is; by their Kazakh names where they are known. */
export function kindsOf(sources: readonly Source[]): readonly string[] {
  const named = sources.flatMap(({ rows }) =>
    rows.flatMap(({ category }) => (category === null ? [] : [kindName('kk', category)])),
  );
  return [...new Set(named)].toSorted();
}

/** What a snapshot tells of systems beside what was published of the same quarter a year earlier: nothing new. */
export function publishedChanges(
  { quarter, group, external = [] }: Snapshot,
  standing: readonly Snapshot[],
): readonly Pick<SourceChange, 'key' | 'from' | 'now' | 'before'>[] {
  const then = standing.find(
    (each) => each.quarter === quarterYearBefore(quarter) && each.group === group,
  );
  return external.map(({ from, counted: { total } }) => {
    const key = sourceKey(from);
    const same = then?.external?.find((each) => sourceKey(each.from) === key);
    return { key, from, now: total, before: same?.counted.total ?? null };
  });
}

function countOf(source: Source, months: readonly string[], kind: string | null): number {
  const { total, tables } = countSource(source, months);
  if (kind === null) return total;
  return tables.category.reduce(
    (sum, { of, count }) => (kindName('kk', of) === kind ? sum + count : sum),
    0,
  );
}

function missingIn({ key, rows }: Source): readonly Lack[] {
  const columns = sourceTables.filter((table) => table !== 'month');
  const unnamed = columns.filter((column) => rows.every((row) => row[column] === null));
  // An internal analysis of a body that uses the system says so; nobody has checked it with the system itself.
  return key === 'smart-data-ukimet' ? [...unnamed, 'applicant', 'outcome'] : unnamed;
}
