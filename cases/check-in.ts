import { hex } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import type { Secret } from '../platform/secret.ts';

/** How far somebody was asked what happened since, and whether they want to be. */
export interface CheckIns {
  /** The last stage that was answered, see `dialogs/check/check-in-due.ts`; 0: none. */
  readonly passed: number;
  readonly off: boolean;
}

/** The name of the row for the holder of a receipt: without the receipt nobody can tell of which case it is. */
export function checkInId(signSeed: Secret): string {
  return hex(hkdf(signSeed.bytes(), 'receipt/check-in'));
}
