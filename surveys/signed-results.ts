import { canonical } from '../platform/canonical.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { hash } from '../platform/crypto/hash.ts';
import type { Secret } from '../platform/secret.ts';
import type { Results } from './results.ts';

/** The bytes that an officer signs. The same answers always give the same bytes. */
export function resultsBytes(results: Results): Uint8Array {
  return canonical(results);
}

/** What the published tables are called by, hex. */
export function resultsHash(bytes: Uint8Array): string {
  return hex(hash('survey/results-hash', bytes));
}

export function signResults(bytes: Uint8Array, seed: Secret): Uint8Array {
  return sign(seed, signLabel, bytes);
}

/** The place in `signers` of the officer who signed these results; `null` when none of them did. */
export function signerOf(
  bytes: Uint8Array,
  signature: Uint8Array,
  signers: readonly Uint8Array[],
): number | null {
  const place = signers.findIndex((key) => verify(key, signature, signLabel, bytes));
  return place < 0 ? null : place;
}

const signLabel = 'survey/results';
