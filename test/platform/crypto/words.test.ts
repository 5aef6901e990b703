import { expect, test } from 'vitest';

import { systemRandom } from '../../../platform/crypto/random.ts';
import { passphrase, wordsOf } from '../../../platform/crypto/words.ts';

test('a passphrase is six words of the list, others each time', () => {
  const made = passphrase(systemRandom);
  expect(made.split(' ')).toHaveLength(6);
  expect(made).toMatch(/^[a-z-]+( [a-z-]+){5}$/);
  expect(passphrase(systemRandom)).not.toBe(made);
});

test('the first and the last word of the list can be drawn', () => {
  expect(passphrase(() => Uint8Array.of(0, 0), 1)).toBe('abacus');
  expect(passphrase(() => Uint8Array.of(7775 >> 8, 7775 & 255), 1)).toBe('zoom');
});

test('words of a hash depend on all of its bytes', () => {
  const digest = new Uint8Array(32);
  const words = wordsOf(digest, 8);
  expect(words).toEqual(Array.from({ length: 8 }, () => 'abacus'));
  digest[31] = 1;
  expect(wordsOf(digest, 8)).not.toEqual(words);
  expect(() => wordsOf(digest.subarray(1), 8)).toThrow(TypeError);
});
