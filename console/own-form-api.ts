import {
  hiddenCategories,
  ownCategories,
  ownForm,
  ownUnits,
  pledgeWords,
} from '../knowledge/own-form.ts';
import { z } from '../platform/shape.ts';
import { nothing } from './api.ts';

/** What page and server say to each other about the form of a report as this body asks it. */

/** Names a state of one part, so that a colleague's change of it is not overwritten. */
const seen = z.string().regex(/^[0-9a-f]{64}$/);

export const readOwnForm = {
  answer: z.strictObject({
    seen: z.strictObject({ units: seen, categories: seen, pledge: seen }),
    form: ownForm,
  }),
};

/** One part at a time: the audit says which. */
export const setOwnForm = {
  request: z.strictObject({
    seen,
    change: z.discriminatedUnion('part', [
      z.strictObject({ part: z.literal('units'), units: ownUnits }),
      z.strictObject({
        part: z.literal('categories'),
        categories: ownCategories,
        hidden: hiddenCategories,
      }),
      z.strictObject({ part: z.literal('pledge'), pledge: pledgeWords }),
    ]),
  }),
  answer: nothing,
};
export type OwnFormChange = z.output<typeof setOwnForm.request>['change'];
