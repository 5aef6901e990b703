import { z } from '../shape.ts';

/** What a browser sends of an authenticator's answer; unknown members are dropped. */

const text = z.base64url().max(16_384);
const shared = { id: text.max(2048), rawId: text.max(2048), type: z.literal('public-key') };

export const creation = z.object({
  ...shared,
  response: z.object({ clientDataJSON: text, attestationObject: text }),
});
export type Creation = z.output<typeof creation>;

export const assertion = z.object({
  ...shared,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});
export type Assertion = z.output<typeof assertion>;
