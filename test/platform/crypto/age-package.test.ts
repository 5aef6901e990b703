import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';

import {
  outsideKey as checkKey,
  outsideNumbers,
  sealToOutside,
} from '../../../platform/crypto/age-package.ts';
import { bech32 } from '../../../platform/crypto/bech32.ts';
import { utf8 } from '../../../platform/crypto/bytes.ts';
import { refusal } from '../../fixtures/codes.ts';
import { hasAge, openWithAge, outsideKey } from '../../fixtures/stock-age.ts';

const good = bech32('age', new Uint8Array(32).fill(9));

describe('a key from outside', () => {
  test('has numbers that a telephone can compare, others for another key', () => {
    const numbers = outsideNumbers(good);
    expect(numbers.join(' ')).toMatch(/^(?:\d{5} ){5}\d{5}$/u);
    const other = outsideNumbers(bech32('age', new Uint8Array(32).fill(8)));
    expect(other.filter((group, at) => group === numbers[at])).toEqual([]);
  });

  test('has the same numbers where its holder reckons them with nothing but a shell', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    for (const key of [good, hybrid]) {
      const script = 'docs/examples/key-numbers.sh';
      const { stdout } = await promisify(execFile)('/bin/sh', [script, key]);
      expect(stdout.trim()).toBe(outsideNumbers(key).join(' '));
    }
  });

  test('may be a hybrid one', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    expect(checkKey(hybrid)).toBe(hybrid);
    expect(outsideNumbers(hybrid)).toHaveLength(6);
  });

  test.each([
    ['nothing', ''],
    ['words', 'алдымен хабарласыңыз'],
    ['a key with a letter exchanged', good.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))],
    ['half a key', good.slice(0, 30)],
    ['a key in capitals', good.toUpperCase()],
    ['a secret key', bech32('age-secret-key-', new Uint8Array(32).fill(9)).toUpperCase()],
    ['a key of ssh', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGVv'],
    ['a key of a plugin', bech32('age1yubikey', new Uint8Array(33).fill(2))],
    ['a key of another length', bech32('age', new Uint8Array(31).fill(9))],
    ['a key that everybody opens', bech32('age', new Uint8Array(32))],
  ])('is refused when it is %s', async (_, key) => {
    expect(await refusal(() => checkKey(key))).toBe('crypto.format');
    await expect(sealToOutside(key, utf8('x'))).rejects.toMatchObject({ code: 'crypto.format' });
  });

  test.runIf(hasAge)('opens the package in the stock program, and no other key does', async () => {
    const [receiver, stranger] = [await outsideKey(), await outsideKey()];
    const sealed = await sealToOutside(receiver.recipient, utf8('Хабарлама'));
    expect(await openWithAge(sealed, receiver)).toEqual(utf8('Хабарлама'));
    expect(await openWithAge(sealed, stranger)).toBeNull();
  });
});
