import { expect, test } from 'vitest';

import { publishedRows } from '../../../cases/statistics/words.ts';

function read(...counts: readonly (number | null)[]) {
  const cells = counts.map((count, at) => ({ of: `c${at}`, count }));
  const { rows, leftOut } = publishedRows('en', cells, (of) => of.toUpperCase());
  return { rows: rows.map(({ name, count }) => [name, count]), leftOut };
}

test('rows whose number is left out stand in their places while they are few', () => {
  expect(read(12, null, null, null, null)).toEqual({
    rows: [
      ['C0', 12],
      ['C1', null],
      ['C2', null],
      ['C3', null],
      ['C4', null],
    ],
    leftOut: null,
  });
});

test('many of them are named below the table, and what is told keeps its order', () => {
  expect(read(null, 30, null, null, 12, null, null)).toEqual({
    rows: [
      ['C1', 30],
      ['C4', 12],
    ],
    leftOut: 'Not told: C0, C2, C3, C5, C6.',
  });
});
