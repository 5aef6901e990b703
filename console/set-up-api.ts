import { pledgeWords } from '../knowledge/own-form.ts';
import { z } from '../platform/shape.ts';
import { day, nothing, setUpRequest } from './api.ts';

/** What page and server say to each other about the set-up ceremony. */

/** Whether a link to the ceremony still opens it: asked before anybody spends ten minutes on it. */
export const lookAtSetUp = {
  request: z.strictObject({ token: z.string().max(200) }),
  answer: z.strictObject({ today: day }),
};

/** What a new body decides at once; everything of it can be changed in the settings. */
const firstSettings = z.strictObject({
  /** Words of its own beside the pledge that every body gives. */
  pledge: pledgeWords,
  signIn: z.enum(['passkey', 'any']),
});
export type FirstSettings = z.output<typeof firstSettings>;

export const setUp = {
  request: z.strictObject({ ...setUpRequest.shape, settings: firstSettings.optional() }),
  answer: nothing,
};
