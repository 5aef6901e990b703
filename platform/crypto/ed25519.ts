import { ed25519 } from '@noble/curves/ed25519.js';
import { concat } from './bytes.ts';
import { label } from './hash.ts';
import type { Secret } from '../secret.ts';

/** Signs with one key: `portableSigner` anywhere, `nativeSigner` (native-signer.ts) in Node, same bytes. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** As `sign`. */
  readonly sign: (name: string, ...parts: readonly Uint8Array[]) => Uint8Array;
}

export function portableSigner(seed: Secret): Signer {
  return {
    publicKey: signPublic(seed),
    sign: (name, ...parts) => sign(seed, name, ...parts),
  };
}

/** The 32-byte public key of a 32-byte seed. */
export function signPublic(seed: Secret): Uint8Array {
  return ed25519.getPublicKey(seed.bytes());
}

/** Signs `L(name)` and the parts; 64 bytes. Parts of varying length must carry their length themselves. */
export function sign(seed: Secret, name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return ed25519.sign(concat(label(name), ...parts), seed.bytes());
}

/** `false` for anything that is not a signature by that key under that label, malformed input included. */
export function verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  name: string,
  ...parts: readonly Uint8Array[]
): boolean {
  try {
    // Strict RFC 8032: one signature has one reading in every library.
    return ed25519.verify(signature, concat(label(name), ...parts), publicKey, { zip215: false });
  } catch {
    return false;
  }
}
