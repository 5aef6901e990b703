import { sha384 } from '@noble/hashes/sha2.js';

/** The value of an `integrity` attribute: a browser refuses the file when one byte differs. */
export function integrity(bytes: Uint8Array): `sha384-${string}` {
  return `sha384-${Buffer.from(sha384(bytes)).toString('base64')}`;
}
