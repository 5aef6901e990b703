import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Import,
  importShape,
  monthNumber,
  monthOfNumber,
  sourceKey,
} from '../../../../cases/statistics/imports/import.ts';
import { kindName } from '../../../../cases/statistics/imports/known-kinds.ts';
import type { ReadLine } from '../../../../cases/statistics/imports/lines.ts';
import { makeImport } from '../../../../cases/statistics/imports/make-import.ts';
import {
  asOfMonths,
  comparesWithYearBefore,
  countSource,
  sourcesOf,
} from '../../../../cases/statistics/imports/source.ts';
import { monthsOf, monthsOfYear, type Quarter } from '../../../../cases/statistics/quarter.ts';
import { snapshotProblem } from '../../../../cases/statistics/snapshot-problem.ts';
import type { Snapshot } from '../../../../cases/statistics/snapshot.ts';
import type { Cell } from '../../../../cases/statistics/tally.ts';
import { nextSnapshot } from '../../../../console/app/statistics/next-snapshot.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { manyFacts } from '../facts.ts';

const day = (text: string) => text as DateIso;
const quarter = '2026-Q3' as Quarter;
const today = day('2026-11-22');
const about = {
  from: { source: 'e-otinish' },
  asOf: day('2026-10-01'),
  day: day('2026-10-02'),
  by: 'aigerim',
} as const;

const line: fc.Arbitrary<ReadLine> = fc.record({
  line: fc.constant(2),
  month: fc.constantFrom('2025-07', '2025-08', '2026-07', '2026-08', '2026-09'),
  category: fc.constantFrom('Жалоба', 'Заявление', 'Запрос', null),
  unit: fc.constantFrom('Астана', 'Алматы', null),
  channel: fc.constant(null),
  count: fc.nat(40),
});

function one(month: string, count: number, category: string | null = null): ReadLine {
  return { line: 2, month, category, unit: null, channel: null, count };
}
const sum = (cells: readonly Cell[]) => cells.reduce((all, { count }) => all + count, 0);
const only = (...imports: readonly Import[]) => {
  const [source, ...more] = sourcesOf(imports);
  if (source === undefined || more.length > 0) throw new TypeError('not one source');
  return source;
};

const keyOfName = (name: string) => sourceKey({ source: 'other', name });

describe('figures of another system', () => {
  test('are kept as they were read, and stand in one cell of every table that they have', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
        const made = makeImport(lines, about);
        expect(importShape.safeParse(made).success).toBe(true);
        const months = [...monthsOfYear(2025), ...monthsOfYear(2026)];
        const { total, tables } = countSource(only(made), months);
        expect(total).toBe(lines.reduce((all, { count }) => all + count, 0));
        for (const table of Object.values(tables)) {
          if (table.length > 0) expect(sum(table)).toBe(total);
        }
        for (const { category, count } of lines) {
          const cell = tables.category.find(({ of }) => of === (category ?? 'unknown'));
          if (tables.category.length > 0) expect(cell?.count).toBeGreaterThanOrEqual(count);
        }
      }),
    );
  });

  test('are taken month by month from whoever has the newest, and never twice', () => {
    const older = makeImport([one('2026-07', 5), one('2026-08', 6)], about);
    const newer = makeImport([one('2026-08', 60)], { ...about, asOf: day('2026-11-01') });
    for (const all of [
      [older, newer],
      [newer, older],
    ]) {
      const source = only(...all);
      expect(countSource(source, monthsOf(quarter)).tables.month).toEqual([
        { of: '2026-07', count: 5 },
        { of: '2026-08', count: 60 },
        { of: '2026-09', count: 0 },
      ]);
      expect(countSource(source, monthsOf(quarter)).missing).toEqual(['2026-09']);
      expect(asOfMonths(source, ['2026-08'])).toBe('2026-11-01');
      expect(asOfMonths(source, ['2026-07', '2026-08'])).toBe('2026-10-01');
    }
    const other = makeImport([one('2026-07', 5)], {
      ...about,
      from: { source: 'other', name: 'Call centre' },
    });
    expect(sourcesOf([older, other])).toHaveLength(2);
  });

  test.each([
    ['Call centre', ' CALL\u00A0 centre\u200B'],
    ['Колл-центр', 'колл центр'],
    ['e-Otinish', 'Е-өтініш'],
    ['Smart  data Ukimet', 'smartdataukimet'],
  ])('of “%s” and of “%s” are of one system', (first, second) => {
    expect(keyOfName(second)).toBe(keyOfName(first));
    expect(keyOfName(`${first} 2`)).not.toBe(keyOfName(first));
  });

  test('of a system on the list are its own, also where somebody wrote its name', () => {
    const key = sourceKey({ source: 'e-otinish' });
    expect(sourceKey({ source: 'other', name: 'Е-Өтініш' })).toBe(key);
    expect(sourceKey({ source: 'smart-data-ukimet' })).not.toBe(key);
  });

  test('are compared with the year before only where it has the same months', () => {
    const whole = only(makeImport([one('2025-07', 5), one('2026-07', 6)], about));
    expect(comparesWithYearBefore(whole, monthsOfYear(2026))).toBe(true);
    expect(comparesWithYearBefore(whole, monthsOfYear(2025))).toBe(false);
    const more = only(makeImport([one('2025-07', 5), one('2026-07', 6), one('2026-08', 6)], about));
    expect(comparesWithYearBefore(more, monthsOfYear(2026))).toBe(false);
  });

  test('that name a row which is not there, or a month of no year, are no import', () => {
    const made = makeImport([one('2026-07', 5, 'Жалоба')], about);
    const row = made.rows[0];
    if (row === undefined) throw new TypeError('no row');
    expect(importShape.safeParse({ ...made, names: [] }).success).toBe(false);
    expect(importShape.safeParse({ ...made, rows: [[12, 0, null, null, 5]] }).success).toBe(false);
    expect(importShape.safeParse({ ...made, rows: [[...row.slice(0, 4), -5]] }).success).toBe(
      false,
    );
    expect(importShape.safeParse({ ...made, file: 'a.csv' }).success).toBe(false);
    expect(monthOfNumber(monthNumber('2026-01'))).toBe('2026-01');
    expect(monthOfNumber(monthNumber('2026-12'))).toBe('2026-12');
  });

  test('name kinds of appeals that are read in every language, and other names as they are', () => {
    expect(kindName('kk', 'ЖАЛОБА')).toBe('Шағым');
    expect(kindName('en', 'өтініш')).toBe('Application');
    expect(kindName('en', 'Очереди')).toBe('Очереди');
  });
});

const end = (earlier: readonly Snapshot[]) =>
  earlier.length === 0 ? null : { number: earlier.length, hash: 'a'.repeat(64) };

const problem = (snapshot: Snapshot, earlier: readonly Snapshot[] = []) =>
  snapshotProblem(snapshot, earlier, end(earlier), today);

describe('what is published of another system', () => {
  const facts = manyFacts(60, (at) => ({ category: at % 2 === 0 ? 'gift' : 'hiring' }));
  const own = { units: { v: 1, units: [] }, kinds: [], hidden: [] } as const;
  const next = (
    imports: readonly Import[],
    earlier: readonly Snapshot[] = [],
    group: Snapshot['group'] = 'default',
  ): Snapshot => {
    const snapshots = earlier.map((snapshot) => ({
      snapshot,
      hash: 'a'.repeat(64),
      by: [],
      bytes: new Uint8Array(),
      signature: new Uint8Array(),
      signer: { id: 'aigerim', ed25519: '' },
    }));
    return nextSnapshot(
      { facts, uncounted: [], waiting: [] },
      own,
      { today, snapshots, broken: false },
      {
        body: 'Б',
        group,
        quarter,
        audience: 'public',
        note: earlier.length === 0 ? null : { kk: 'а', ru: 'б', en: 'c' },
        sources: sourcesOf(imports),
      },
    ).snapshot;
  };
  const months = monthsOf(quarter);
  const full = (count: number) => months.map((month) => one(month, count, 'Жалоба'));

  test('is what the server takes, whatever the figures are, and tells no count below ten', () => {
    const whole = months.map((month) => one(month, 4, 'Жалоба'));
    const lines = fc.array(line, { minLength: 1, maxLength: 40 }).map((all) => whole.concat(all));
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const snapshot = next([makeImport(first, about)]);
        expect(snapshot.external).toHaveLength(1);
        expect(problem(snapshot)).toBeNull();
        const later = next([makeImport(second, about)], [snapshot]);
        expect(problem(later, [snapshot])).toBeNull();
        for (const { counted } of [...(snapshot.external ?? []), ...(later.external ?? [])]) {
          const cells = Object.values(counted.tables).flat();
          for (const count of [counted.total, ...cells.map((cell) => cell.count)]) {
            if (count !== null) expect(count).toBeGreaterThanOrEqual(10);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('stands beside our own numbers, which do not change by it', () => {
    const alone = next([]);
    const beside = next([makeImport(full(20), about)]);
    expect(alone).not.toHaveProperty('external');
    expect(beside.figures).toEqual(alone.figures);
    expect(beside.external).toMatchObject([{ from: { source: 'e-otinish' }, asOf: '2026-10-01' }]);
    expect(beside.external?.[0]?.counted).toMatchObject({ total: 60, late: { kind: 'hidden' } });
  });

  test('is refused with a small number, twice of one source, or near what was published before', () => {
    const good = next([makeImport(full(20), about)]);
    const [source] = good.external ?? [];
    if (source === undefined) throw new TypeError('nothing beside');
    const { counted } = source;
    const small = { ...source, counted: { ...counted, total: 7 } };
    expect(problem({ ...good, external: [small] })).toBe('tells');
    const month = months.map((of, at) => ({ of, count: at === 0 ? 3 : 20 }));
    const cell = { ...source, counted: { ...counted, total: 43, tables: { month } } };
    expect(problem({ ...good, external: [cell] })).toBe('tells');
    expect(problem({ ...good, external: [source, source] })).toBe('tells');
    const late = { ...source, counted: { ...counted, late: { kind: 'few' } as const } };
    expect(problem({ ...good, external: [late] })).toBe('tells');

    const near = next([makeImport([...full(20), one('2026-07', 3, 'Запрос')], about)], [good]);
    expect(near).not.toHaveProperty('external');
    const forced = { ...near, external: [{ ...source, counted: { ...counted, total: 63 } }] };
    expect(problem(forced, [good])).toBe('tells');
  });

  test('is held to what the other group published of the same system', () => {
    const first = next([makeImport(full(20), about)]);
    const more = [makeImport([...full(20), one('2026-07', 3, 'Запрос')], about)];
    const second = next(more, [first], 'oversight');
    expect(second).toMatchObject({ corrects: null, group: 'oversight' });
    expect(second).not.toHaveProperty('external');
    const alone = next(more, [], 'oversight');
    const forced = { ...second, ...(alone.external && { external: alone.external }) };
    expect(forced.external?.[0]?.counted.total).toBe(63);
    expect(problem(forced, [first])).toBe('tells');
    // Another quarter has other appeals.
    const before = { ...first, quarter: '2026-Q2' as Quarter };
    expect(problem({ ...forced, number: 2 }, [before])).toBeNull();
  });
});
