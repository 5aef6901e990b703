import { base64url, concat, equal, fromBase64url, u32, utf8 } from '../../platform/crypto/bytes.ts';
import { hmac } from '../../platform/crypto/hash.ts';
import type { Secret } from '../../platform/secret.ts';

/** Bytes of the mark; a forged one would only move its sender forward in a line. */
const markLength = 12;
const second = 1000;

/**
 * A form token: says when this client was shown this step, and only this server can have written it. It lies in the
 * browser and is stored nowhere.
 */
export function makeTicket(
  key: Secret,
  { clientKey, at, now }: { clientKey: Uint8Array; at: string; now: number },
): string {
  const seconds = Math.floor(now / second);
  return base64url(concat(u32(seconds), markOf(key, clientKey, at, seconds)));
}

/** For how many milliseconds the step was looked at; 0 for a ticket that is not one of ours or for another step. */
export function lookedFor(
  key: Secret,
  ticket: string,
  { clientKey, at, now }: { clientKey: Uint8Array; at: string; now: number },
): number {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64url(ticket);
  } catch {
    return 0;
  }
  if (bytes.length !== 4 + markLength) return 0;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const mark = markOf(key, clientKey, at, seconds);
  if (!equal(mark, bytes.subarray(4))) return 0;
  return Math.max(0, now - seconds * second);
}

function markOf(key: Secret, clientKey: Uint8Array, at: string, seconds: number): Uint8Array {
  // Both before `at` are of fixed length.
  const mark = hmac(key.bytes(), 'form-token', clientKey, u32(seconds), utf8(at));
  return mark.subarray(0, markLength);
}
