import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { keyNumbers } from '../../../platform/crypto/key-numbers.ts';

describe('numbers of a key', () => {
  test('are those of these bytes for ever: somebody may have written them down', () => {
    const counted = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
    // 0x00070e151c is 118363420, and so on: the last five digits of each.
    expect(keyNumbers(counted)).toEqual(['63420', '24095', '84770', '45445', '06120', '66795']);
    expect(keyNumbers(new Uint8Array(32))).toEqual(Array(6).fill('00000'));
  });

  test('are six groups of five digits, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        const groups = keyNumbers(digest);
        expect(groups.join(' ')).toMatch(/^(?:\d{5} ){5}\d{5}$/u);
        const whole = groups.map((_, at) =>
          BigInt(`0x${Buffer.from(digest.slice(at * 5, at * 5 + 5)).toString('hex')}`),
        );
        expect(groups.map(Number)).toEqual(whole.map((value) => Number(value % 100_000n)));
      }),
    );
  });

  test('are of 32 bytes and of nothing shorter', () => {
    expect(() => keyNumbers(new Uint8Array(31))).toThrow(TypeError);
  });
});
