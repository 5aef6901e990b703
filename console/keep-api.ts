import { leastDays } from '../cases/retention.ts';
import { z } from '../platform/shape.ts';
import { bytes, caseId, day, nothing, officerId, sealed } from './api.ts';

/** What page and server say to each other about how long cases are kept. */

const terms = z.strictObject({
  v: z.literal(1),
  closed: z.int().min(leastDays.closed).nullable(),
  open: z.int().min(leastDays.open).nullable(),
});

/** The terms, and what the own group loses within the next thirty days. */
export const retention = {
  answer: z.strictObject({
    today: day,
    terms,
    due: z.array(
      z.strictObject({
        caseId,
        day,
        because: z.enum(['agreed', 'term']),
        heldUntil: day.nullable(),
      }),
    ),
  }),
};

export const hold = z.strictObject({ officerId, day, until: day, reason: bytes });

/** How one case stands: the mark that keeps it, and the day from which it is erased. */
export const keeping = {
  answer: z.strictObject({
    today: day,
    hold: hold.nullable(),
    eraseDay: day.nullable(),
  }),
};

export const setHold = {
  request: z.strictObject({ until: day, reason: sealed }),
  answer: nothing,
};
