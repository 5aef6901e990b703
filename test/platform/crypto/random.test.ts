import { expect, test } from 'vitest';

import { systemRandom, uniform } from '../../../platform/crypto/random.ts';
import type { Random } from '../../../platform/crypto/random.ts';

test('draws as many bytes as asked, and others each time', () => {
  expect(systemRandom(32)).toHaveLength(32);
  expect(systemRandom(32)).not.toEqual(systemRandom(32));
});

test('draws that would favour small numbers are thrown away', () => {
  const draws = [0xffff, 62_208, 62_207];
  const random: Random = () => {
    const next = draws.shift() ?? 0;
    return Uint8Array.of(next >> 8, next & 255);
  };
  expect(uniform(random, 7776)).toBe(62_207 % 7776);
  expect(draws).toEqual([]);
});

test('a million draws are spread evenly (chi-square)', () => {
  const below = 7776;
  const draws = 1_000_000;
  const counts = new Uint32Array(below);
  // One big pool: asking the system two million times would only measure the system.
  let pool = new Uint8Array();
  let at = 0;
  const random: Random = (length) => {
    if (at + length > pool.length) {
      pool = new Uint8Array(systemRandom(65_536));
      at = 0;
    }
    at += length;
    return pool.subarray(at - length, at);
  };
  for (let draw = 0; draw < draws; draw += 1) {
    const value = uniform(random, below);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const expected = draws / below;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Normal approximation: beyond six deviations once in a billion runs.
  expect(Math.abs(chi - (below - 1)) / Math.sqrt(2 * (below - 1))).toBeLessThan(6);
});

test.each([0, -1, 1.5, 65_537])('%d is no range', (below) => {
  expect(() => uniform(systemRandom, below)).toThrow(TypeError);
});
