import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nativeBase64url, portableBase64url } from '../../../platform/crypto/base64url.ts';
import {
  base64url,
  equal,
  fromBase64url,
  fromHex,
  hex,
  joinBytes,
  u32,
  u64,
} from '../../../platform/crypto/bytes.ts';
import { refusal } from '../../fixtures/codes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('bytes as text', () => {
  test('come back from hex and base64url', () => {
    fc.assert(
      fc.property(bytes, (original) => {
        expect(fromHex(hex(original))).toEqual(original);
        expect(fromBase64url(base64url(original))).toEqual(original);
        expect(base64url(original)).toBe(Buffer.from(original).toString('base64url'));
      }),
    );
  });

  test.each(['A0', 'abc', 'zz', ' 00'])('refuse hex that is not the one form: %j', async (text) => {
    expect(await refusal(() => fromHex(text))).toBe('crypto.format');
  });

  test.each(['AB', 'A', 'AAB', 'AA==', 'AAA=', 'A+', 'A A', 'AA A', '\nAAA', 'Aé', 'AĀ'])(
    'refuse base64url that is not the one form: %j',
    async (text) => {
      expect(await refusal(() => fromBase64url(text))).toBe('crypto.format');
    },
  );

  test('are read and written alike by an engine that can do it itself and by one that cannot', () => {
    const able = nativeBase64url ?? expect.fail('this engine cannot');
    const sign = fc.constantFrom(...Array.from('ABz_-09 =+/\né'));
    const texts = fc.string({ unit: sign, maxLength: 12 });
    fc.assert(
      fc.property(bytes, texts, (original, text) => {
        expect(able.encode(original)).toBe(portableBase64url.encode(original));
        expect(able.decode(text)).toEqual(portableBase64url.decode(text));
        expect(portableBase64url.decode(able.encode(original))).toEqual(original);
      }),
    );
  });
});

test('any number of parts is joined', () => {
  const joined = joinBytes(Array.from({ length: 300_000 }, (_, at) => Uint8Array.of(at % 256)));
  expect([joined.length, joined[299_999]]).toEqual([300_000, 299_999 % 256]);
});

test('integers are big-endian', () => {
  expect(hex(u32(0x01020304))).toBe('01020304');
  expect(hex(u64(2 ** 40 + 5))).toBe('0000010000000005');
});

test('equality is of all bytes and of the length', () => {
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      expect(equal(left, right)).toBe(Buffer.compare(left, right) === 0);
      expect(equal(left, Uint8Array.from(left))).toBe(true);
    }),
  );
});
