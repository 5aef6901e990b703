import { z } from '../platform/shape.ts';
import { bytes, day, nothing, officerId, role, sealed } from './api.ts';

/** What page and server say to each other about accounts and invitations. */

export const invitationId = z.string().regex(/^[0-9a-f]{32}$/);
const invitation = z.strictObject({ id: invitationId, role, madeBy: officerId, lastDay: day });

/** How an account stands to the signed list: who receives nothing never stands in it. */
const standing = z.enum(['receives', 'waits', 'no-keys']);

export const people = {
  answer: z.strictObject({
    accounts: z.array(
      z.strictObject({
        officerId,
        role,
        standing,
        closed: z.boolean(),
        factor: z.enum(['passkey', 'codes', 'none']),
        /** Since when codes stand in for the passkey that the body asks for. */
        spareSince: day.nullable(),
      }),
    ),
    invitations: z.array(invitation),
  }),
};
export type People = z.output<typeof people.answer>;

/**
 * The secret of a link: 24 random bytes, drawn by the page that invites, so that asking again after a lost answer makes no
 * second link. It travels in a body and stands behind the `#` of the address.
 */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/);

export const invite = {
  request: z.strictObject({ role, token: linkToken }),
  answer: z.strictObject({ lastDay: day }),
};

export const withdraw = { request: nothing, answer: nothing };
export const closeAccount = { request: nothing, answer: nothing };

/** What the invited person's browser needs to make keys. Garbage is refused like a link that is over. */
export const lookAtInvitation = {
  request: z.strictObject({ token: z.string().max(200) }),
  answer: z.strictObject({
    role,
    lastDay: day,
    /** ROOT's public key and the list that it signed: what the new keys will remember. */
    rootPublic: bytes.refine((value) => value.length === 32),
    roster: z.strictObject({ bytes, signature: bytes }),
  }),
};
export type LookedAt = z.output<typeof lookAtInvitation.answer>;

export const join = {
  request: z.strictObject({
    token: z.string().max(200),
    account: z.strictObject({
      officerId,
      authHash: bytes.refine((value) => value.length === 32),
      header: sealed,
      body: sealed,
    }),
    /** The public keys of somebody who is to receive reports; `null` for everybody else. */
    recipient: z
      .strictObject({
        age: z
          .string()
          .regex(/^age1pq1[0-9a-z]+$/)
          .max(4000),
        ed25519: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .nullable(),
  }),
  answer: nothing,
};
