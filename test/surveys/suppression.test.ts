import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { leastGroup, suppress, type Cells, type Shown } from '../../surveys/suppression.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** One line of what was published: so many people who stand in one of these columns. */
interface Told {
  readonly people: number;
  readonly columns: readonly number[];
}

/**
 * Whether people can be placed into columns so that every line and every column total holds: by augmenting paths, and by
 * nothing of the formulas that the product uses.
 */
function canBe(told: readonly Told[], totals: readonly number[]): boolean {
  const room = [...totals];
  const placed = told.map(() => totals.map(() => 0));
  const move = (line: number, seen: Set<number>): boolean => {
    for (const column of told[line]?.columns ?? []) {
      if (seen.has(column)) continue;
      seen.add(column);
      const row = placed[line];
      if (row === undefined) return false;
      if ((room[column] ?? 0) > 0) {
        room[column] = (room[column] ?? 0) - 1;
        row[column] = (row[column] ?? 0) + 1;
        return true;
      }
      for (let other = 0; other < told.length; other += 1) {
        const others = placed[other];
        if (others === undefined || (others[column] ?? 0) === 0) continue;
        if (move(other, seen)) {
          others[column] = (others[column] ?? 0) - 1;
          row[column] = (row[column] ?? 0) + 1;
          return true;
        }
      }
    }
    return false;
  };
  return told.every(({ people }, line) => {
    for (let person = 0; person < people; person += 1) {
      if (!move(line, new Set())) return false;
    }
    return true;
  });
}

/** Everything that is published of a table, as somebody who knows the shown counts exactly would write it down. */
function published(cells: Cells, shown: Pick<Shown, 'groups'>, alone: readonly number[]): Told[][] {
  const columns = (cells[0] ?? []).map((_, column) => column);
  const joined = columns.filter((column) => !alone.includes(column));
  return cells.map((row, group) => {
    if (!shown.groups.includes(group)) return [{ people: sum(row), columns }];
    return [
      ...alone.map((column) => ({ people: row[column] ?? 0, columns: [column] })),
      { people: sum(joined.map((column) => row[column] ?? 0)), columns: joined },
    ];
  });
}

/** The values that a cell can have, told what was published. */
function range(told: readonly Told[][], totals: readonly number[], group: number, column: number) {
  const [own] = told[group] ?? [];
  if (own === undefined) throw new TypeError('no group');
  const others = told.flatMap((lines, index) => (index === group ? [] : lines));
  const rest = own.columns.filter((one) => one !== column);
  const possible = Array.from({ length: own.people + 1 }, (_, value) => value).filter((value) =>
    canBe(
      [
        { people: value, columns: [column] },
        { people: own.people - value, columns: rest },
        ...others,
      ],
      totals,
    ),
  );
  return { least: Math.min(...possible), most: Math.max(...possible) };
}

const table = fc
  .record({ groups: fc.integer({ min: 2, max: 5 }), columns: fc.integer({ min: 2, max: 4 }) })
  .chain(({ groups, columns }) =>
    fc.array(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }) },
          { weight: 2, arbitrary: fc.integer({ min: 0, max: 30 }) },
        ),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: groups, maxLength: groups },
    ),
  );

function totalsOf(cells: Cells): readonly number[] {
  return (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column] ?? 0)));
}

describe('a breakdown', () => {
  test('tells of nobody who is left out more than the undivided table does', () => {
    let hidden = 0;
    fc.assert(
      fc.property(table, (cells) => {
        const shown = suppress([cells]);
        if (shown.groups.length === 0) return;
        const totals = totalsOf(cells);
        const after = published(cells, shown, shown.alone[0] ?? []);
        const before = published(cells, { groups: [] }, []);
        for (const [group, row] of cells.entries()) {
          if (shown.groups.includes(group) || sum(row) === 0) continue;
          hidden += 1;
          for (const column of row.keys()) {
            const known = range(after, totals, group, column);
            const always = range(before, totals, group, column);
            if (known.least === always.least && known.most === always.most) continue;
            expect(known.most - known.least).toBeGreaterThanOrEqual(5);
            if (sum(row) < leastGroup) expect(known.least).toBeLessThan(sum(row));
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(hidden).toBeGreaterThan(20);
  });

  test('never shows a group of fewer than ten', () => {
    fc.assert(
      fc.property(table, (cells) => {
        for (const group of suppress([cells]).groups) {
          expect(sum(cells[group] ?? [])).toBeGreaterThanOrEqual(leastGroup);
        }
      }),
    );
  });

  test('shows all groups when none is small', () => {
    const cells = [
      [12, 18],
      [20, 15],
      [11, 30],
    ];
    expect(suppress([cells])).toEqual({ groups: [0, 1, 2], alone: [[0, 1]] });
  });

  test('leaves out so many others that a small group cannot be worked out, nor they by it', () => {
    const cells = [
      [2, 1],
      [14, 12],
      [15, 13],
      [30, 20],
      [40, 41],
    ];
    expect(suppress([cells]).groups).toEqual([3, 4]);
  });

  test('shows nothing when only one group would be left', () => {
    expect(
      suppress([
        [
          [2, 1],
          [30, 20],
        ],
      ]).groups,
    ).toEqual([]);
  });

  test('shows rare answers together, with one that is not rare where they are too few', () => {
    const few = [
      [20, 30, 1],
      [25, 18, 0],
    ];
    expect(suppress([few]).alone).toEqual([[1]]);
    const more = [
      [20, 30, 6, 0],
      [25, 18, 0, 5],
    ];
    expect(suppress([more]).alone).toEqual([[0, 1]]);
  });

  test('of questions that hang together shows the same groups', () => {
    const easy = [
      [2, 2],
      [20, 20],
      [21, 20],
      [30, 30],
      [40, 40],
    ];
    const hard = [
      [4, 0],
      [40, 0],
      [41, 0],
      [30, 30],
      [40, 40],
    ];
    expect(suppress([easy]).groups).toEqual([3, 4]);
    expect(suppress([easy, hard]).groups).toEqual([]);
    expect(suppress([hard, easy]).groups).toEqual([]);
  });
});
