import type { CaseFact } from '../fact.ts';
import { yearBefore } from '../quarter.ts';
import { type FiledTable, type Lists, type Side, tally } from '../tally.ts';
import { comparesWithYearBefore, countSource, type Source } from './source.ts';

type SourceCount = ReturnType<typeof countSource>;
type Filed = Side<FiledTable>;

/** What a system counted and what we did, each with the same a year earlier; never a sum of the two. */
export interface Beside {
  /** Of all the months that were asked for. */
  readonly theirs: SourceCount;
  readonly theirsBefore: SourceCount;
  readonly ours: Filed;
  readonly oursBefore: Filed;
  /** The same of those months alone that the system has figures of: only these totals can stand side by side. */
  readonly same: {
    readonly months: readonly string[];
    readonly ours: Filed;
    readonly oursBefore: Filed;
    /** `null` where the system has not all of them a year earlier. */
    readonly theirsBefore: SourceCount | null;
  };
}

export function countBeside(
  source: Source,
  facts: readonly CaseFact[],
  months: readonly string[],
  lists: Lists,
): Beside {
  const earlier = yearBefore(months);
  const filedIn = (each: readonly string[]) => tally(facts, each, lists).filed;
  const theirs = countSource(source, months);
  const known = months.filter((month) => !theirs.missing.includes(month));
  const knownBefore = yearBefore(known);
  return {
    theirs,
    theirsBefore: countSource(source, earlier),
    ours: filedIn(months),
    oursBefore: filedIn(earlier),
    same: {
      months: known,
      ours: filedIn(known),
      oursBefore: filedIn(knownBefore),
      theirsBefore: comparesWithYearBefore(source, months)
        ? countSource(source, knownBefore)
        : null,
    },
  };
}
