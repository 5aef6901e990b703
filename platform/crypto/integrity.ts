import { sha256, sha384 } from '@noble/hashes/sha2.js';

/** The value of an `integrity` attribute: a browser refuses the file when one byte differs. */
export function integrity(bytes: Uint8Array): `sha384-${string}` {
  return `sha384-${Buffer.from(sha384(bytes)).toString('base64')}`;
}

/** The same in fewer letters, where there are many of them: hashes are what no page can compress. */
export function shortIntegrity(bytes: Uint8Array): `sha256-${string}` {
  return `sha256-${Buffer.from(sha256(bytes)).toString('base64')}`;
}
