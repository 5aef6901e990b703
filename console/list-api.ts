import { listIdPattern, type ListId } from '../analysis/lists/token.ts';
import { z } from '../platform/shape.ts';
import { blobId, bytes, day, matches, nothing } from './api.ts';

/**
 * What page and server say to each other about check-lists; used like the codecs of `api.ts`. The server sees random ids
 * and ciphertext: a request opens with its link alone, an answer with a key of the working group.
 */

export const listId = z.custom<ListId>(matches(listIdPattern));
export { blobId };

/** So many requests go out at once: every unit of a large body. */
export const mostLists = 60;

const state = z.enum(['open', 'withdrawn', 'closed']);

export const lists = {
  answer: z.strictObject({
    today: day,
    lists: z.array(z.strictObject({ id: listId, state, answers: z.int().min(0) })),
  }),
};

/** All or none. */
export const sendLists = {
  request: z.strictObject({
    lists: z
      .array(
        z.strictObject({
          id: listId,
          packet: bytes.refine((value) => value.length > 100 && value.length <= 256 * 1024),
        }),
      )
      .min(1)
      .max(mostLists),
  }),
  answer: nothing,
};

/** Oldest first; the newest counts. */
export const listAnswers = {
  answer: z.strictObject({
    answers: z.array(z.strictObject({ seq: z.int().min(1), day, bytes })),
  }),
};

/** One link takes nothing any more. */
export const endList = {
  request: z.strictObject({ state: z.enum(['withdrawn', 'closed']) }),
  answer: nothing,
};

/** Nor does any other link of the project. */
export const endLists = { request: nothing, answer: nothing };
