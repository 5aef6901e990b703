import { dayShape } from '../../platform/day-shape.ts';
import { languages } from '../../platform/language.ts';
import { z } from '../../platform/shape.ts';
import { listChoices } from './answer.ts';

/**
 * A copy of an answer under the group's key. The answer itself is sealed to those who stood in the group on its day; whoever
 * joins later reads what a colleague kept. Files are not copied, but counted.
 */
export const keptAnswerShape = z.strictObject({
  list: z.string().max(64),
  seq: z.int().min(1),
  day: dayShape,
  language: z.enum(languages),
  /** Hash of the request that was answered. */
  request: z.string().max(128),
  said: z.array(
    z.strictObject({
      item: z.string().max(64),
      choice: z.enum(listChoices),
      note: z.string().nullable(),
      files: z.int().min(0),
    }),
  ),
});

export type KeptAnswer = z.output<typeof keptAnswerShape>;
