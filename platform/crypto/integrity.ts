import { createHash } from 'node:crypto';

/** The value of an `integrity` attribute: a browser refuses the file when one byte differs. In Node only. */
export function integrity(bytes: Uint8Array): `sha384-${string}` {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** The same in fewer letters, where there are many of them: hashes are what no page can compress. */
export function shortIntegrity(bytes: Uint8Array): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
