import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isSafe, leastCell, suppress } from '../../../cases/statistics/suppress.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

const counts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
  ),
  { minLength: 2, maxLength: 9 },
);

/** Every table of so many cells with at most so many cases, and at least ten. */
function* everyTable(cells: number, most: number): Generator<readonly number[]> {
  if (cells === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= most; first += 1) {
    for (const rest of everyTable(cells - 1, most - first)) yield [first, ...rest];
  }
}

describe('what may be shown of a table', () => {
  test('is the count itself or nothing, and never a count below ten', () => {
    fc.assert(
      fc.property(counts, (table) => {
        for (const [at, cell] of suppress(table).entries()) {
          if (cell === null) continue;
          expect(cell).toBe(table[at]);
          expect(cell).toBeGreaterThanOrEqual(leastCell);
        }
      }),
    );
  });

  test('leaves no cell to be found by subtraction from the total', () => {
    fc.assert(
      fc.property(counts, (table) => {
        const shown = suppress(table);
        const hidden = table.filter((_, at) => shown[at] === null);
        if (hidden.length === 0 || hidden.length === table.length) return;
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(sum(table) - sum(shown.map((cell) => cell ?? 0))).toBeGreaterThanOrEqual(leastCell);
      }),
      { numRuns: 500 },
    );
  });

  // Somebody who knows the program, the total and what is shown looks at all tables of which it would show just that.
  test.each([
    { cells: 2, most: 60, always: [] },
    { cells: 3, most: 36, always: [] },
    { cells: 3, most: 30, always: [0] },
    { cells: 4, most: 22, always: [] },
  ])('tells no hidden cell of $cells to within four, $always left out before', (each) => {
    const always = new Set(each.always);
    const ranges = new Map<string, { least: number[]; most: number[] }>();
    let shownCells = 0;
    for (const table of everyTable(each.cells, each.most)) {
      const total = sum(table);
      if (total < leastCell || total > each.most) continue;
      const shown = suppress(table, always);
      shownCells += shown.filter((cell) => cell !== null).length;
      const key = `${total} ${shown.map((cell) => cell ?? 'x').join()}`;
      const known = ranges.get(key) ?? { least: [...table], most: [...table] };
      for (const [at, count] of table.entries()) {
        known.least[at] = Math.min(known.least[at] ?? count, count);
        known.most[at] = Math.max(known.most[at] ?? count, count);
      }
      ranges.set(key, known);
    }
    let narrowest = Infinity;
    for (const [key, { least, most }] of ranges) {
      for (const [at, cell] of (key.split(' ')[1] ?? '').split(',').entries()) {
        if (cell === 'x') narrowest = Math.min(narrowest, (most[at] ?? 0) - (least[at] ?? 0));
      }
    }
    expect(shownCells).toBeGreaterThan(0);
    expect(narrowest).toBeGreaterThanOrEqual(5);
  });

  test('is the same for whoever checks it without knowing the cases', () => {
    fc.assert(
      fc.property(counts, (table) => {
        if (sum(table) < leastCell) return;
        expect(isSafe(suppress(table), sum(table))).toBe(true);
      }),
    );
    expect(isSafe([40, 9, null, null], 80)).toBe(false);
    expect(isSafe([40, 30, null], 75)).toBe(false);
    expect(isSafe([40, 30, null, null], 75)).toBe(false);
    expect(isSafe([40, 30, null, null], 90)).toBe(true);
    expect(isSafe([40, 30], 75)).toBe(false);
    expect(isSafe([10, null, null], 29)).toBe(false);
  });

  test('shows most of what is large in tables as a body has them', () => {
    expect(suppress([46, 31, 3, 12, 0, 22, 15, 4, 1, 11, 0, 7])).toEqual([
      46,
      31,
      null,
      12,
      null,
      22,
      15,
      null,
      null,
      11,
      null,
      null,
    ]);
    expect(suppress([60, 25, 15, 12])).toEqual([60, 25, 15, 12]);
    expect(suppress([60, 25, 3])).toEqual([60, null, null]);
    expect(suppress([57, 3])).toEqual([null, null]);
  });
});
