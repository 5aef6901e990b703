import { Encrypter } from 'age-encryption';

import { SenimError } from '../errors.ts';
import { recipientBytes } from './age.ts';
import { fromBech32 } from './bech32.ts';
import { hash } from './hash.ts';
import { wordsOf } from './words.ts';

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

/** The key as 8 words that people compare by telephone: 103 bits. Throws like `outsideKey`. */
export function outsideWords(key: string): readonly string[] {
  return wordsOf(hash('outside-key', keyBytes(key)), 8);
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
