import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { bech32, fromBech32 } from '../../../platform/crypto/bech32.ts';
import { refusal } from '../../fixtures/codes.ts';

test('bytes of any length come back, in either case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1300 }), (bytes) => {
      const text = bech32('age', bytes);
      expect(fromBech32('age', text)).toEqual(bytes);
      expect(fromBech32('age', text.toUpperCase())).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
});

test('one wrong letter is always noticed', async () => {
  const text = bech32('age', new Uint8Array(32).fill(5));
  for (let at = 4; at < text.length; at += 1) {
    const other = text[at] === 'q' ? 'p' : 'q';
    const mistyped = text.slice(0, at) + other + text.slice(at + 1);
    expect(await refusal(() => fromBech32('age', mistyped))).toBe('crypto.format');
  }
});

test.each([
  ['another prefix', 'bge1qqqqqqqq'],
  ['mixed case', 'age1QQqqqqqq'],
  ['letters outside the alphabet', 'age1bbbbbbbb'],
  ['nothing', ''],
  ['no checksum', 'age1qqq'],
])('%s is refused', async (_, text) => {
  expect(await refusal(() => fromBech32('age', text))).toBe('crypto.format');
});
