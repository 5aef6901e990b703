import type { Question } from '../knowledge/schema/questionnaire.ts';
import { canonical } from '../platform/canonical.ts';
import type { PublishedCount, Results } from './results.ts';

/** One answer in two waves of the same question. */
export interface Change {
  readonly of: string;
  /** Shares of those asked, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Half the width of the 95 % interval of `after - before`; `null` where too few gave or did not give this answer. */
  readonly margin: number | null;
}

/** A wave: who was asked what, and what came of it. */
export interface Wave {
  readonly questions: readonly Question[];
  readonly results: Results;
}

/** The questions that both waves asked in the same words with the same answers, in the order of the second. */
export function sameQuestions(before: Wave, after: Wave): readonly Question[] {
  const known = new Map(before.questions.map((question) => [question.id, question]));
  return after.questions.filter((question) => {
    const old = known.get(question.id);
    return old !== undefined && comparable(question) && wordingOf(old) === wordingOf(question);
  });
}

/** Of each answer of a question that both waves asked. */
export function changesOf(question: Question, before: Wave, after: Wave): readonly Change[] {
  const [old, now] = [countIn(before, question.id), countIn(after, question.id)];
  if (old === undefined || now === undefined) return [];
  return now.counts.map(({ of, people }) => {
    const earlier = old.counts.find((one) => one.of === of)?.people ?? 0;
    return {
      of,
      before: share(earlier, old.asked),
      after: share(people, now.asked),
      margin: margin(partOf(before, earlier, old.asked), partOf(after, people, now.asked)),
    };
  });
}

/** `people` of `asked` gave the answer; `fraction` of all who were invited answered at all. */
export interface Part {
  readonly people: number;
  readonly asked: number;
  readonly fraction: number;
}

/**
 * Half the width of the 95 % interval of the difference of two shares p₁ and p₂ of two waves:
 * 1.96 · √( (1 − f₁)·p₁(1 − p₁)/(n₁ − 1) + (1 − f₂)·p₂(1 − p₂)/(n₂ − 1) ),
 * where n is how many were asked the question and f the part of all invited who took part (finite population).
 * It holds as far as those who answered are like those who did not; that cannot be known.
 * `null` where a wave has fewer than 5 people on either side of the answer and not everybody took part.
 */
export function margin(one: Part, other: Part): number | null {
  if (![one, other].every(isEnough)) return null;
  return 1.96 * Math.sqrt(variance(one) + variance(other));
}

function isEnough({ people, asked, fraction }: Part): boolean {
  return asked > 0 && (fraction >= 1 || Math.min(people, asked - people) >= 5);
}

function variance({ people, asked, fraction }: Part): number {
  if (fraction >= 1 || asked < 2) return 0;
  const p = people / asked;
  return ((1 - fraction) * p * (1 - p)) / (asked - 1);
}

function partOf({ results }: Wave, people: number, asked: number): Part {
  return { people, asked, fraction: Math.min(1, share(results.answers, results.invited)) };
}

function share(people: number, all: number): number {
  return all === 0 ? 0 : people / all;
}

function countIn({ results }: Wave, id: string): PublishedCount | undefined {
  return results.counts.find(({ question }) => question === id);
}

function comparable({ type }: Question): boolean {
  return type === 'single' || type === 'multiple' || type === 'scale';
}

/** Conditions may differ: they change who is asked, not what. */
function wordingOf(question: Question): string {
  return new TextDecoder().decode(canonical({ ...question, when: null, help: null }));
}
