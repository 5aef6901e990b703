import {
  createHash,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SenimError } from '../errors.ts';
import { concat, fromHex, utf8, wipe } from './bytes.ts';

/** X-Wing (ML-KEM-768 with X25519) on OpenSSL: the same bytes as age's own, a hundredth of the time. Node only. */

export interface KemPublic {
  readonly mlkem: KeyObject;
  readonly x25519: KeyObject;
  /** The raw X25519 half, which the combiner hashes. */
  readonly raw: Uint8Array;
}

/** `bytes` are the 1,216 of a hybrid recipient. Throws `crypto.format` when they are no keys. */
export function kemPublic(bytes: Uint8Array): KemPublic {
  const raw = bytes.slice(mlkemPublicLength);
  try {
    return {
      mlkem: publicKey('ml-kem-768', bytes.subarray(0, mlkemPublicLength)),
      x25519: publicKey('x25519', raw),
      raw,
    };
  } catch {
    throw new SenimError('crypto.format', 'not a hybrid recipient');
  }
}

/** The 1,216 bytes of the recipient that belongs to a 32-byte seed. */
export function kemPublicOf(seed: Uint8Array): Uint8Array {
  const { mlkem, x25519 } = expand(seed);
  return concat(rawPublic(mlkem), rawPublic(x25519));
}

/** A fresh shared secret (32 bytes) and its encapsulation (1,120 bytes). */
export function kemSend(to: KemPublic): { shared: Uint8Array; share: Uint8Array } {
  const { sharedKey, ciphertext } = encapsulate(to.mlkem);
  const ephemeral = generateKeyPairSync('x25519');
  const agreed = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: to.x25519 });
  const ours = rawPublic(ephemeral.publicKey);
  const shared = combine(sharedKey, agreed, ours, to.raw);
  wipe(sharedKey, agreed);
  return { shared, share: concat(ciphertext, ours) };
}

/** The secret of an encapsulation; a foreign one yields another secret, as ML-KEM does. */
export function kemReceive(seed: Uint8Array, share: Uint8Array): Uint8Array {
  const { mlkem, x25519 } = expand(seed);
  const theirs = share.slice(mlkemShareLength);
  const sharedKey = decapsulate(mlkem, share.subarray(0, mlkemShareLength));
  const agreed = diffieHellman({ privateKey: x25519, publicKey: publicKey('x25519', theirs) });
  const shared = combine(sharedKey, agreed, theirs, rawPublic(x25519));
  wipe(sharedKey, agreed);
  return shared;
}

export const shareLength = 1120;

const mlkemPublicLength = 1184;
const mlkemShareLength = 1088;
// The fixed heads of the DER forms: read from them, private keys of ML-KEM take half the time of raw ones.
const mlkemPkcs8 = fromHex('3054020100300b060960864801650304040204428040');
const xPkcs8 = fromHex('302e020100300506032b656e04220420');
const combiner = utf8('\\.//^\\');

function expand(seed: Uint8Array): { mlkem: KeyObject; x25519: KeyObject } {
  const wide = createHash('shake256', { outputLength: 96 }).update(seed).digest();
  const keys = {
    mlkem: privateKey(mlkemPkcs8, wide.subarray(0, 64)),
    x25519: privateKey(xPkcs8, wide.subarray(64)),
  };
  wipe(wide);
  return keys;
}

function combine(
  mlkem: Uint8Array,
  x25519: Uint8Array,
  share: Uint8Array,
  recipient: Uint8Array,
): Uint8Array {
  const hashing = createHash('sha3-256');
  for (const part of [mlkem, x25519, share, recipient, combiner]) hashing.update(part);
  return hashing.digest();
}

function publicKey(asymmetricKeyType: 'ml-kem-768' | 'x25519', key: Uint8Array): KeyObject {
  return createPublicKey({ key, format: 'raw-public', asymmetricKeyType });
}

function privateKey(head: Uint8Array, raw: Uint8Array): KeyObject {
  const key = Buffer.concat([head, raw]);
  const made = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  wipe(key);
  return made;
}

// Written raw, which takes a tenth of the time that a DER form takes.
function rawPublic(key: KeyObject): Uint8Array {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return Uint8Array.from(open.export({ format: 'raw-public' }));
}
