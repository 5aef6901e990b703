import words from '../../knowledge/analysis/matrix.json' with { type: 'json' };
import type { Localized } from '../../platform/language.ts';

// The matrix is our own method, not one of a named document; `words.about` says so wherever it is shown.

/** Both scales have five steps, each explained in words. */
export const steps = [1, 2, 3, 4, 5] as const;

export type Step = (typeof steps)[number];

/** From the lightest. */
export const grades = ['low', 'medium', 'high', 'critical'] as const;

export type Grade = (typeof grades)[number];

/** How likely, and how bad if it happens. */
export interface Estimate {
  readonly likelihood: Step;
  readonly consequence: Step;
}

/** The product of both steps, 1 to 25. */
export function scoreOf({ likelihood, consequence }: Estimate): number {
  return likelihood * consequence;
}

/**
 * 1 to 4 low, 5 to 9 medium, 10 to 15 high, 16 and more critical. What would be a disaster (5) is never low, however rare:
 * rare disasters are what an analysis overlooks.
 */
export function gradeOf(estimate: Estimate): Grade {
  const score = scoreOf(estimate);
  if (score >= 16) return 'critical';
  if (score >= 10) return 'high';
  return score >= 5 || estimate.consequence === 5 ? 'medium' : 'low';
}

export function gradeName(grade: Grade): Localized {
  return words.grades[grade].name;
}

/** What a step of a scale means: `name` in a word, `means` in a sentence. */
export function stepWords(scale: keyof Estimate, step: Step) {
  const found = words[scale][step - 1];
  if (found === undefined) throw new TypeError('a scale without this step');
  return found;
}

export { words as matrixWords };
