import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines, localizedShape } from './fact.ts';

/** A letter to a reporter that an officer begins with. What is still to be filled in stands as `blank`. */
export interface LetterTemplate {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
}

export const blank = '[…]';

const shape = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/u, 'is no id'),
    name: localizedShape,
    text: localizedShape,
  }),
);

/** The edge of `letters/templates.json`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parseLetterTemplates(json: unknown): readonly LetterTemplate[] {
  const read = shape.safeParse(json);
  const problems = read.success ? templateProblems(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The letters are wrong:\n${problems.join('\n')}`);
  }
  return read.data;
}

/** Each language has the same blanks, so that whoever changes the language loses none. */
function templateProblems(templates: readonly LetterTemplate[]): string[] {
  const ids = templates.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: stands twice`),
    ...templates.flatMap(({ id, text: { kk, ru, en } }) =>
      new Set([kk, ru, en].map((text) => text.split(blank).length)).size === 1
        ? []
        : [`${id}: the languages have different blanks`],
    ),
  ];
}
