import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines } from './fact.ts';

/** What people say, and the words in which the cards speak of it. */
export interface LayWords {
  readonly said: Localized<readonly string[]>;
  readonly means: Localized<readonly string[]>;
}

const phrases = z.array(z.string().trim().min(2).max(60)).min(1);
const words = z.array(z.string().regex(/^[\p{L}-]{2,40}$/u, 'is not one word')).min(1);

const shape = z.array(
  z.strictObject({
    said: z.strictObject({ kk: phrases, ru: phrases, en: phrases }),
    means: z.strictObject({ kk: words, ru: words, en: words }),
  }),
);

/** The edge of the glossary. Throws `SenimError` `content` with every problem. */
export function parseGlossary(json: unknown): readonly LayWords[] {
  const read = shape.safeParse(json);
  if (!read.success) throw new SenimError('content', issueLines(read.error).join('\n'));
  return read.data;
}
