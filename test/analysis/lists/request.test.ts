import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { openRequest, sealRequest, writeRequest } from '../../../analysis/lists/request.ts';
import { listKeys, newListToken, readListToken } from '../../../analysis/lists/token.ts';
import { signPublic } from '../../../platform/crypto/ed25519.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import { requestWith } from '../../fixtures/lists.ts';

const seed = new Secret(new Uint8Array(32).fill(7));
const stranger = new Secret(new Uint8Array(32).fill(8));
const token = newListToken(systemRandom);
const sealed = sealRequest(writeRequest(requestWith()), seed, token, systemRandom);

test('a link opens its own request and no other link does', () => {
  expect(openRequest(sealed, token, [signPublic(seed)])).toMatchObject(requestWith());
  const other = newListToken(systemRandom);
  expect(() => openRequest(sealed, other, [signPublic(seed)])).toThrow(/do not open/u);
});

test('a request that nobody of the working group signed is not read', () => {
  expect(() => openRequest(sealed, token, [signPublic(stranger)])).toThrow(/nobody/u);
  expect(() => openRequest(sealed, token, [])).toThrow(/nobody/u);
});

test('no changed byte of a stored request is read', () => {
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const bent = sealed.slice();
      bent[at] = (bent[at] ?? 0) ^ mask;
      expect(() => openRequest(bent, token, [signPublic(seed)])).toThrow();
    }),
    { numRuns: 60 },
  );
});

test('short and long requests are of one length, so that the store does not tell how much is asked', () => {
  const long = requestWith({
    asks: {
      kind: 'indicators',
      version: '0'.repeat(64),
      items: Array.from({ length: 90 }, (_, at) => `personnel-${String(at + 1)}`),
    },
  });
  const other = sealRequest(writeRequest(long), seed, token, systemRandom);
  expect(other).toHaveLength(sealed.length);
});

test('a request that cannot be answered is not written', () => {
  const nothing = { kind: 'indicators', version: '0'.repeat(64), items: [] } as const;
  expect(() => writeRequest(requestWith({ asks: nothing }))).toThrow('items: 1 to 91');
  const twice = { ...nothing, items: ['personnel-1', 'personnel-1'] };
  expect(() => writeRequest(requestWith({ asks: twice }))).toThrow('stands twice');
  expect(() => writeRequest(requestWith({ unit: ' ' }))).toThrow('unit: 1 to 300');
  const { day } = requestWith();
  expect(() => writeRequest(requestWith({ due: '2020-01-01' as typeof day }))).toThrow('it ends');
});

test('a token has 130 bits, survives capital letters, and nothing else is one', () => {
  const tokens = Array.from({ length: 200 }, () => newListToken(systemRandom));
  expect(new Set(tokens).size).toBe(200);
  expect(new Set(tokens.join('')).size).toBe(32);
  for (const one of tokens.slice(0, 20)) {
    expect(one).toHaveLength(26);
    expect(readListToken(one.toUpperCase())).toBe(one);
    expect(listKeys(one).id).not.toContain(one);
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const read = readListToken(text);
      expect(read === null || read === text.toLowerCase()).toBe(true);
    }),
  );
  for (const bad of ['', 'u'.repeat(26), '0'.repeat(25), `${'0'.repeat(26)}\n`, '../etc']) {
    expect(readListToken(bad)).toBeNull();
  }
});
