import { type Act, acts, type ActRequestId } from '../cases/four-eyes.ts';
import { z } from '../platform/shape.ts';
import { bytes, day, group, hexId, matches, nothing, officerId, sealed } from './api.ts';

/** What page and server say to each other about what nobody does alone. */

export const actRequestId = z.custom<ActRequestId>(matches(hexId));
export const act = z.enum(acts) satisfies z.ZodType<Act>;

const signed = { bytes: sealed, signature: bytes.refine((value) => value.length === 64) };

export const askAct = {
  request: z.strictObject({ ...signed, reason: sealed, payload: sealed.nullable() }),
  answer: nothing,
};

export const answerAct = {
  request: z.strictObject({ ...signed, reason: sealed.nullable() }),
  answer: nothing,
};

export const withdrawAct = { request: nothing, answer: nothing };
/**
 * Uses up a consent: the browser may do the act when this was answered, once. `use`: 16 random bytes in hex; the same again
 * is the same use, whose answer was lost.
 */
export const spendConsent = {
  request: z.strictObject({ use: z.custom<string>(matches(hexId)) }),
  answer: nothing,
};

export const actRequest = z.strictObject({
  id: actRequestId,
  act,
  subject: z.string(),
  group,
  officer: officerId,
  day,
  until: day,
  state: z.enum(['asked', 'agreed', 'refused', 'withdrawn', 'done']),
  bytes,
  signature: bytes,
  reason: bytes,
  payload: bytes.nullable(),
  answer: z.strictObject({ bytes, signature: bytes, reason: bytes.nullable() }).nullable(),
  /** Who may answer it as things stand. */
  decides: z.enum(['you', 'colleagues', 'oversight', 'root']),
});
export type ActRow = z.output<typeof actRequest>;

export const actList = {
  answer: z.strictObject({ today: day, requests: z.array(actRequest) }),
};

/** Who would be asked: the reason is sealed to them. */
export const deciders = {
  answer: z.strictObject({
    today: day,
    kind: z.enum(['colleagues', 'oversight', 'root']),
    ids: z.array(officerId),
  }),
};
