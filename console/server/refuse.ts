import type { Refusal } from '../refusals.ts';
import { headersOf } from './headers.ts';

const statuses: Readonly<Record<Refusal, number>> = {
  'not-signed-in': 401,
  'not-yours': 403,
  'not-found': 404,
  'foreign-origin': 403,
  'wrong-passphrase': 401,
  'wrong-factor': 401,
  'not-verified': 403,
  'factor-locked': 429,
  'factor-needed': 403,
  'factor-stale': 403,
  'passkey-needed': 403,
  'last-factor': 409,
  'attempt-over': 401,
  'session-ended': 401,
  'wrong-token': 403,
  'already-set-up': 409,
  'no-invitation': 404,
  'on-roster': 409,
  malformed: 400,
  changed: 409,
  'too-early': 409,
  'needs-consent': 403,
  'own-request': 403,
  pending: 409,
  expired: 409,
  'other-day': 409,
  held: 409,
  'nobody-left': 409,
  'too-large': 413,
  busy: 429,
  full: 507,
  preparing: 503,
  damaged: 500,
  failed: 500,
};

/** Thrown by a handler to refuse; its name is all that leaves the server. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The answer to a refused request. */
export function refuse(refusal: Refusal): Response {
  const wait = refusal === 'busy' || refusal === 'preparing' ? { 'retry-after': '3' } : {};
  return Response.json(
    { refusal },
    { status: statuses[refusal], headers: { ...headersOf('data'), ...wait } },
  );
}
