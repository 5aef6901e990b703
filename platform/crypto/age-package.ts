import { Encrypter } from 'age-encryption';

import { SenimError } from '../errors.ts';
import { recipientBytes } from './age.ts';
import { fromBech32 } from './bech32.ts';
import { utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import { keyNumbers } from './key-numbers.ts';

// What leaves the house: any stock `age` opens it, without a program of ours.

/** 2^18 rounds of scrypt, what `age` itself takes: about a second on both sides. */
const scryptPower = 18;

/** One age file that the words open. */
export async function sealToWords(words: string, bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptPower);
  encrypter.setPassphrase(words);
  return await encrypter.encrypt(bytes);
}

/** One age file for somebody else's key, see `outsideKey`. */
export async function sealToOutside(key: string, bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(outsideKey(key));
  return await encrypter.encrypt(bytes);
}

/**
 * A key that somebody outside gave, checked: a classic `age1…` or a hybrid `age1pq1…`. Within the house only hybrid
 * ones are used; whoever receives a case chooses for himself. Throws `crypto.format` for what is no key.
 */
export function outsideKey(typed: string): string {
  keyBytes(typed);
  return typed;
}

/**
 * The key as numbers that people compare by telephone, of the plain SHA-256 of its text: whoever holds the key reckons them
 * with a shell, see `docs/examples/key-numbers.sh`. Throws like `outsideKey`.
 */
export function outsideNumbers(key: string): readonly string[] {
  return keyNumbers(sha256(utf8(outsideKey(key))));
}

function keyBytes(key: string): Uint8Array {
  if (key.startsWith('age1pq1')) return recipientBytes(key);
  const bytes = fromBech32('age', key);
  // With such a point, zero among them, everybody could open what is sealed.
  const isWeak = bytes.every((byte, at) => at === 0 || byte === 0);
  if (bytes.length !== 32 || key !== key.toLowerCase() || isWeak) {
    throw new SenimError('crypto.format', 'not a recipient of age');
  }
  return bytes;
}
