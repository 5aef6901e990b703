import type { Pending } from './pending.ts';

/** Somebody gave the right passphrase and is asked for the factor. */
export interface Attempt {
  readonly officerId: string;
  /** What a passkey was asked to sign and has not answered yet. */
  challenge: Uint8Array | null;
  tries: number;
}

export type Attempts = Pending<Attempt>;

/** Milliseconds in which the factor is to be shown. */
export const attemptMs = 5 * 60 * 1000;
