import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical, readCanonical } from '../../platform/canonical.ts';
import { utf8 } from '../../platform/crypto/bytes.ts';
import { refusal } from '../fixtures/codes.ts';

// From RFC 8785, sections 3.2.2 and 3.2.3.
test('the same meaning has the same bytes, whatever the order of its keys', () => {
  const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27];
  expect(text({ numbers, literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
  );
  const keys = { '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\u00f6': 5, '\ufb33': 6 };
  expect(text(keys)).toBe('{"\\r":2,"1":3,"\u00f6":5,"\u20ac":1,"\u{1f600}":4,"\ufb33":6}');
});

function text(value: unknown): string {
  return new TextDecoder().decode(canonical(value));
}

test('what was written can be read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const bytes = canonical(value);
      expect(canonical(readCanonical(bytes))).toEqual(bytes);
    }),
  );
});

test('half of an emoji is sealed as a replacement sign and does not stop a report', () => {
  expect(readCanonical(canonical({ text: 'a\ud83d' }))).toEqual({ text: 'a\ufffd' });
});

test('what is read is what canonical JSON would be, byte by byte', () => {
  const key = fc.oneof(fc.string({ maxLength: 2 }), fc.nat(20).map(String));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.double(),
      fc.constant(-0),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const written = JSON.stringify(value);
      const same = Buffer.from(canonical(JSON.parse(written))).equals(utf8(written));
      const read = () => readCanonical(utf8(written));
      if (same) expect(read()).toEqual(JSON.parse(written));
      else expect(read).toThrow(/not canonical/);
    }),
  );
});

test.each([
  ['spaces', '{"a": 1}'],
  ['another order', '{"b":1,"a":1}'],
  ['another order deep inside', '[{"a":[{"b":1,"a":1}]}]'],
  ['numbers as keys in the order of numbers', '{"9":1,"10":1}'],
  ['a lone surrogate in a key', '{"\\udc00":1}'],
  ['a zero below zero', '[-0]'],
  ['a key twice', '{"a":1,"a":1}'],
  ['another spelling of a number', '[1.0]'],
  ['needless escapes', '"\\u0061"'],
  ['a lone surrogate', '"\\ud83d"'],
  ['something after it', '{}\n'],
  ['no JSON', '{'],
  ['nothing', ''],
])('JSON with %s is not canonical', async (_, text) => {
  expect(await refusal(() => readCanonical(utf8(text)))).toBe('crypto.format');
});

test('bytes that are no UTF-8 are refused', async () => {
  expect(await refusal(() => readCanonical(Uint8Array.of(0x22, 0xff, 0x22)))).toBe('crypto.format');
  expect(await refusal(() => readCanonical(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)))).toBe(
    'crypto.format',
  );
});

test('the refusal does not quote what was refused', () => {
  expect(() => readCanonical(utf8('{"secret words'))).toThrow(/^not JSON in UTF-8$/);
});
