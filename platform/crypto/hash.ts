import { hkdf as deriveKey } from '@noble/hashes/hkdf.js';
import { hmac as mac } from '@noble/hashes/hmac.js';
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { concat, utf8 } from './bytes.ts';

const named = /^[a-z0-9]+(?:[/-][a-z0-9]+)*$/;
const known = new Map<string, Uint8Array>();

/** `L(name)`: stands first in everything that is hashed, derived or signed, so that no value serves two purposes. */
export function label(name: string): Uint8Array {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  if (!named.test(name)) throw new TypeError('a label is lower-case words joined by / or -');
  const bytes = concat(utf8(`senim/v1/${name}`), Uint8Array.of(0));
  known.set(name, bytes);
  return bytes;
}

/** Plain SHA-256: the address of a ciphertext, the same that `sha256sum` prints. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes);
}

/** SHA-256 of `L(name)` and the parts. Parts of varying length must carry their length themselves. */
export function hash(name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const running = hashing(name);
  for (const part of parts) running.update(part);
  return running.digest();
}

export interface Hashing {
  readonly update: (part: Uint8Array) => void;
  readonly digest: () => Uint8Array;
}

/** `hash` for bytes that come piece by piece; `running` is a fresh SHA-256. */
export function hashing(name: string, running: Hashing = runningSha256()): Hashing {
  running.update(label(name));
  return running;
}

/** `sha256` for bytes that come piece by piece. */
export function runningSha256(): Hashing {
  const running = digest.create();
  return { update: (part) => void running.update(part), digest: () => running.digest() };
}

/** HMAC-SHA-256 of `L(name)` and the parts. */
export function hmac(key: Uint8Array, name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return mac(digest, key, concat(label(name), ...parts));
}

/** HKDF-SHA-256 without salt; `info` is `L(name)` and the context. */
export function hkdf(
  secret: Uint8Array,
  name: string,
  { length = 32, context = new Uint8Array() }: { length?: number; context?: Uint8Array } = {},
): Uint8Array {
  return deriveKey(digest, secret, undefined, concat(label(name), context), length);
}
