import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { makeReceipt, parseReceipt, reporterKeys } from '../../cases/receipt.ts';
import { receiptAlphabet } from '../../knowledge/receipt-text.ts';
import { portableAge } from '../../platform/crypto/age.ts';
import { base64url, hex } from '../../platform/crypto/bytes.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { inCyrillic } from '../fixtures/in-cyrillic.ts';
import { seeded, seededSecret } from '../fixtures/seeded.ts';

const draftKey = seededSecret('draft');
const token = base64url(seeded('token')(16));
const receipt = makeReceipt({ draftKey, token, counter: 0 });
const symbols = fc.string({
  unit: fc.constantFrom(...receiptAlphabet.split('')),
  minLength: 23,
  maxLength: 23,
});

describe('a receipt', () => {
  test('is six groups of four symbols of the alphabet', () => {
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('is the same for an honest retry and another for every other report', () => {
    expect(makeReceipt({ draftKey, token, counter: 0 })).toBe(receipt);
    const others = [
      makeReceipt({ draftKey, token, counter: 1 }),
      makeReceipt({ draftKey: seededSecret('other'), token, counter: 0 }),
      makeReceipt({ draftKey, token: base64url(seeded('other')(16)), counter: 0 }),
    ];
    expect(new Set([receipt, ...others]).size).toBe(4);
  });

  test('uses all 115 bits of its secret', () => {
    const seen = Array.from({ length: 23 }, () => new Set<string>());
    for (let counter = 0; counter < 600; counter += 1) {
      const made = makeReceipt({ draftKey, token, counter }).replaceAll('-', '');
      for (const [at, set] of seen.entries()) set.add(made.charAt(at));
    }
    for (const set of seen) expect(set.size).toBe(32);
  });

  test('needs a form token of 16 bytes', () => {
    expect(() => makeReceipt({ draftKey, token: 'AAAA', counter: 0 })).toThrow(TypeError);
  });
});

describe('a receipt is read', () => {
  const expected = parseReceipt(receipt);

  test('as it was written', () => {
    expect(expected).toEqual({ ok: true, symbols: receipt.replaceAll('-', '').slice(0, 23) });
  });

  test.each([
    ['in lower case', (text: string) => text.toLowerCase()],
    ['without dashes', (text: string) => text.replaceAll('-', '')],
    [
      'with spaces, long dashes and a line break',
      (text: string) => ` ${text.replace('-', ' — ').replace('-', '\n')}\t`,
    ],
    ['in full-width letters', (text: string) => wide(text)],
    ['with O for 0 and L for 1', (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'l')],
    [
      'with i for 1 and Cyrillic о for 0',
      (text: string) => text.replaceAll('0', 'о').replaceAll('1', 'i'),
    ],
    ['with Cyrillic look-alikes', (text: string) => inCyrillic(text)],
    ['with small Cyrillic look-alikes', (text: string) => inCyrillic(text).toLowerCase()],
  ])('%s', (_, typed) => {
    for (let counter = 0; counter < 50; counter += 1) {
      const made = makeReceipt({ draftKey, token, counter });
      expect(parseReceipt(typed(made))).toEqual(parseReceipt(made));
    }
  });

  test('not when it is too short, too long or empty', () => {
    for (const text of ['', '   ', receipt.slice(0, -1), `${receipt}7`, receipt.repeat(1000)]) {
      expect(parseReceipt(text)).toEqual({ ok: false, because: 'length' });
    }
  });

  test('not with a symbol outside the alphabet', () => {
    expect(parseReceipt(`U${receipt.slice(1)}`)).toEqual({ ok: false, because: 'symbols' });
    expect(parseReceipt(`ж${receipt.slice(1)}`)).toEqual({ ok: false, because: 'symbols' });
  });

  test('not with one mistyped symbol, whichever it is', () => {
    const plain = receipt.replaceAll('-', '');
    for (let at = 0; at < plain.length; at += 1) {
      for (const other of receiptAlphabet.replace(plain.charAt(at), '')) {
        const mistyped = plain.slice(0, at) + other + plain.slice(at + 1);
        expect(parseReceipt(mistyped)).toEqual({ ok: false, because: 'check' });
      }
    }
  });

  test('not with two neighbours exchanged, but for the one pair Luhn cannot see', () => {
    fc.assert(
      fc.property(symbols, fc.nat(21), (text, at) => {
        const first = text.charAt(at);
        const second = text.charAt(at + 1);
        const pair = [first, second].toSorted().join('');
        fc.pre(first !== second && pair !== '0Z');
        const right = `${text}${checkOf(text)}`;
        const swapped = right.slice(0, at) + second + first + right.slice(at + 2);
        expect(parseReceipt(swapped)).toEqual({ ok: false, because: 'check' });
      }),
    );
  });
});

describe('the keys of a receipt', () => {
  test('are the same each time and unrelated to each other', () => {
    fc.assert(
      fc.property(symbols, (text) => {
        const keys = reporterKeys(text);
        const again = reporterKeys(text);
        const all = [keys.ageIdentity, keys.signSeed, keys.packetKey].map((key) =>
          hex(key.bytes()),
        );
        expect(all).toEqual(
          [again.ageIdentity, again.signSeed, again.packetKey].map((key) => hex(key.bytes())),
        );
        expect(keys.id).toBe(again.id);
        expect(new Set([keys.id, ...all]).size).toBe(4);
      }),
      { numRuns: 20 },
    );
  });

  test('belong to a real age identity and a real signing key', async () => {
    const keys = reporterKeys(receipt.replaceAll('-', '').slice(0, 23));
    expect(await portableAge.recipientOf(keys.ageIdentity)).toMatch(/^age1pq1/);
    expect(signPublic(keys.signSeed)).toHaveLength(32);
    expect(keys.id).toMatch(/^[0-9a-f]{64}$/);
  });

  test('do not print', () => {
    const keys = reporterKeys('0'.repeat(23));
    expect(JSON.stringify(keys)).not.toContain(hex(keys.packetKey.bytes()).slice(0, 8));
    expect(JSON.stringify(keys)).toContain('[redacted]');
  });

  test('are made of exactly 23 symbols', () => {
    for (const wrong of ['', '0'.repeat(22), '0'.repeat(24), 'U'.repeat(23), 'o'.repeat(23)]) {
      expect(() => reporterKeys(wrong)).toThrow(TypeError);
    }
  });
});

/** Finds the check symbol by trying all: the only one that parses. */
function checkOf(text: string): string {
  const fitting = Array.from(receiptAlphabet).filter((symbol) => parseReceipt(text + symbol).ok);
  expect(fitting).toHaveLength(1);
  return fitting[0] ?? '';
}

function wide(text: string): string {
  return Array.from(text, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0)).join('');
}
