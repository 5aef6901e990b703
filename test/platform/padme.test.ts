import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { padme } from '../../platform/padme.ts';

test.each([
  [0, 0],
  [1, 1],
  [9, 10],
  [4096, 4096],
  [4097, 4352],
  [5000, 5120],
  [1_000_000, 1_015_808],
  [2 ** 33 + 1, 2 ** 33 + 2 ** 27],
])('%d becomes %d', (length, padded) => {
  expect(padme(length)).toBe(padded);
});

test('padding is never less, at most 12 % more, and stable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (length) => {
      const padded = padme(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(Math.ceil(length * 1.12));
      expect(padme(padded)).toBe(padded);
    }),
  );
});

test('a longer text never has a shorter padding', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30), fc.nat(1000), (length, more) => {
      expect(padme(length + more)).toBeGreaterThanOrEqual(padme(length));
    }),
  );
});

test.each([-1, 1.5, Number.NaN])('%d is no length', (length) => {
  expect(() => padme(length)).toThrow(TypeError);
});
