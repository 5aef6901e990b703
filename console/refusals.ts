import { z } from '../platform/shape.ts';

/** Every refusal of the server, by name; the page has a sentence for each. */
export const refusals = [
  'not-signed-in',
  'not-yours',
  'not-found',
  'foreign-origin',
  'wrong-passphrase',
  'wrong-factor',
  'not-verified',
  'factor-locked',
  'factor-needed',
  'factor-stale',
  'passkey-needed',
  'last-factor',
  'attempt-over',
  'session-ended',
  'wrong-token',
  'already-set-up',
  'no-invitation',
  'on-roster',
  'malformed',
  'changed',
  'too-early',
  // What nobody does alone: `pending` is asked already, `held` is kept for a reason.
  'needs-consent',
  'own-request',
  'pending',
  'expired',
  // What was signed bears another day than the server's: a page that stood open, or a clock that is wrong.
  'other-day',
  'held',
  'nobody-left',
  'too-large',
  'busy',
  'full',
  'preparing',
  // What is stored is not what was stored: the server's own layer does not come off, or a file is gone.
  'damaged',
  'failed',
] as const;
export type Refusal = (typeof refusals)[number];
export const refusal = z.strictObject({ refusal: z.enum(refusals) });
