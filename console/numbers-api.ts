import { z } from '../platform/shape.ts';
import { day } from './api.ts';

/** A count below ten is not told. */
const count = z.union([z.int().min(10), z.literal('few')]);

/** Questions to the assistant as counts: nothing of a question is kept that could be shown. */
const month = z.string().regex(/^\d{4}-\d{2}$/);
export const questions = {
  answer: z.strictObject({
    today: day,
    months: z.array(
      z.strictObject({ month, answered: count, candidates: count, unanswered: count }),
    ),
    /** By card, over all months; the most asked first. A title of a card that is gone is `null`. */
    cards: z.array(
      z.strictObject({
        card: z.string(),
        title: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }).nullable(),
        shown: count,
        helpful: count,
        unhelpful: count,
      }),
    ),
  }),
};
export type Questions = z.output<typeof questions.answer>;
