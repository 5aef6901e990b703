import type { CaseId } from '../../cases/sealed.ts';

/** What was acknowledged so far; all of it must be found in the end, each once. */
export class Ledger {
  /** By what was written: the receipt that was shown. */
  readonly reports = new Map<string, string>();
  readonly letters: string[] = [];
  readonly answers: string[] = [];
  readonly words: string[] = [];
  /** By case: the roster that its key was sealed for last. */
  readonly wrapped = new Map<CaseId, number>();
  /** Databases that were brought to the newest schema. */
  migrated = 0;

  get acknowledged(): number {
    const { reports, letters, answers, words, wrapped, migrated } = this;
    const lists = letters.length + answers.length + words.length;
    return reports.size + lists + wrapped.size + migrated;
  }
}

export interface Verdict {
  readonly lost: number;
  readonly doubled: number;
  /** What was wrong, in a line each, without a word of what was written. */
  readonly findings: readonly string[];
}

/** Compares what was acknowledged with what is there: both by what was written. */
export function compare(
  what: string,
  acknowledged: readonly string[],
  found: readonly string[],
): Verdict {
  const times = new Map<string, number>();
  for (const each of found) times.set(each, (times.get(each) ?? 0) + 1);
  const lost = acknowledged.filter((each) => !times.has(each)).length;
  const doubled = found.length - (acknowledged.length - lost);
  const findings = [
    ...(lost > 0 ? [`${what}: ${String(lost)} acknowledged and not there`] : []),
    ...(doubled > 0 ? [`${what}: ${String(doubled)} there more than once, or never sent`] : []),
  ];
  return { lost, doubled, findings };
}

export function sumOf(verdicts: readonly Verdict[]): Verdict {
  return {
    lost: verdicts.reduce((sum, { lost }) => sum + lost, 0),
    doubled: verdicts.reduce((sum, { doubled }) => sum + doubled, 0),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}
