import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines, localizedShape, marks, type Mark } from './fact.ts';

export type TermId = string;

/** How long somebody has for something, from a day that a person knows. */
export interface Term {
  readonly id: TermId;
  /** `answer`: what a person waits for; `procedure`: what a body owes by the instruction. */
  readonly group: 'answer' | 'procedure';
  /** Ids of the fact sheet. */
  readonly facts: readonly string[];
  /** `pledge`: no law, but what the body promises of itself. */
  readonly mark: Mark | 'pledge';
  /** `null` exactly where `unit` is `none`: nobody has verified the term, so no day is named. */
  readonly count: number | null;
  readonly unit: 'working-days' | 'days' | 'months' | 'none';
  /** `registration`: what arrives on a day off counts as of the next working day; `appeal-end`: the end of an appeal's term. */
  readonly starts: 'day' | 'registration' | 'appeal-end';
  readonly name: Localized;
  /** The question for the day. */
  readonly from: Localized;
  /** How it is counted, in a sentence. */
  readonly how: Localized;
  readonly source: Localized;
}

const shape = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/u, 'is no id'),
    group: z.enum(['answer', 'procedure']),
    facts: z.array(z.string()),
    mark: z.enum([...marks, 'pledge']),
    count: z.int().positive().nullable(),
    unit: z.enum(['working-days', 'days', 'months', 'none']),
    starts: z.enum(['day', 'registration', 'appeal-end']),
    name: localizedShape,
    from: localizedShape,
    how: localizedShape,
    source: localizedShape,
  }),
);

/** The edge of `facts/terms.json`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parseTerms(json: unknown): readonly Term[] {
  const read = shape.safeParse(json);
  const problems = read.success ? termProblems(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The terms are wrong:\n${problems.join('\n')}`);
  }
  return read.data;
}

function termProblems(terms: readonly Term[]): string[] {
  const ids = terms.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: stands twice`),
    ...terms.flatMap(({ id, count, unit, facts, mark }) => [
      ...((count === null) === (unit === 'none') ? [] : [`${id}: count and unit go together`]),
      ...((facts.length === 0) === (mark === 'pledge') ? [] : [`${id}: rests on no fact`]),
      ...(mark === 'C' ? [`${id}: nobody has confirmed it`] : []),
    ]),
  ];
}
