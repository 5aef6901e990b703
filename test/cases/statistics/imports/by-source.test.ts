import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  changesOf,
  kindsOf,
  publishedChanges,
} from '../../../../cases/statistics/imports/by-source.ts';
import type { SourceName } from '../../../../cases/statistics/imports/import.ts';
import { makeImport } from '../../../../cases/statistics/imports/make-import.ts';
import type { ReadLine } from '../../../../cases/statistics/imports/lines.ts';
import { sourcesOf } from '../../../../cases/statistics/imports/source.ts';
import type { Quarter } from '../../../../cases/statistics/quarter.ts';
import type { PublishedSource, Snapshot } from '../../../../cases/statistics/snapshot.ts';
import { changeWords, factorWords } from '../../../../cases/statistics/words.ts';
import type { DateIso } from '../../../../platform/time.ts';

const day = (text: string) => text as DateIso;

function line(month: string, count: number, category: string | null = null): ReadLine {
  return { line: 2, month, category, unit: null, channel: null, count };
}

function broughtIn(from: SourceName, lines: readonly ReadLine[]) {
  const about = { from, asOf: day('2026-01-10'), day: day('2026-01-11'), by: 'aigerim' };
  return makeImport(lines, about);
}

const eOtinish = { source: 'e-otinish' } as const;
const smartData = { source: 'smart-data-ukimet' } as const;

/** Every month of these years, so many complaints in each. */
function complaints(years: readonly number[], each: readonly number[], name: string) {
  return years.flatMap((year) =>
    each.map((count, at) => line(`${year}-${String(at + 1).padStart(2, '0')}`, count, name)),
  );
}

describe('systems beside each other', () => {
  test('are compared over two years and the two before, as a change and as a factor', () => {
    const few = complaints([2022, 2023], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2], 'Шағым');
    const many = complaints(
      [2024, 2025],
      [15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
      'Жалоба',
    );
    const sources = sourcesOf([
      broughtIn(eOtinish, [
        ...few,
        ...many,
        line('2025-12', 1, 'Шағым'),
        line('2023-01', 9, 'Өтініш'),
      ]),
      broughtIn(smartData, many),
    ]);
    expect(kindsOf(sources)).toEqual(['Шағым', 'Өтініш'].toSorted());
    const [one, two] = changesOf(sources, { last: 2025, years: 2 }, 'Шағым');
    expect(one).toMatchObject({ key: 'e-otinish', before: 28, now: 361, months: 24 });
    expect(factorWords('kk', 361, 28)).toBe('×12,9');
    expect(factorWords('en', 361, 28)).toBe('×12.9');
    expect(changeWords('ru', 361, 28)).toBe('+1\u00A0189,3\u00A0%');
    // It has nothing of the years before: that is not none.
    expect(two).toMatchObject({ key: 'smart-data-ukimet', before: null, now: 360, months: 24 });
    expect(factorWords('kk', 3, 0)).toBeNull();
    expect(factorWords('kk', 1, 40)).toBe('×0,03');
  });

  test('say what they say nothing about', () => {
    const sources = sourcesOf([
      broughtIn(eOtinish, [line('2026-01', 3)]),
      broughtIn(smartData, [line('2026-01', 3, 'Жалоба')]),
    ]);
    const period = { last: 2026, years: 1 };
    const [one, two] = changesOf(sources, period, null);
    expect(one?.lacks).toEqual(['category', 'unit', 'channel']);
    expect(two?.lacks).toEqual(['unit', 'channel', 'applicant', 'outcome']);
    // A kind that a source does not name is not told of it, rather than told to be none.
    expect(changesOf(sources, period, 'Шағым').map(({ now }) => now)).toEqual([null, 3]);
    expect(changesOf(sources, { last: 2024, years: 1 }, null).map(({ now }) => now)).toEqual([
      null,
      null,
    ]);
  });

  test('are compared over the months alone that both periods have', () => {
    const sources = sourcesOf([
      broughtIn(eOtinish, [
        line('2025-01', 100),
        line('2025-02', 10),
        line('2026-02', 30),
        line('2026-03', 500),
      ]),
    ]);
    expect(changesOf(sources, { last: 2026, years: 1 }, null)).toMatchObject([
      { before: 10, now: 30, months: 1 },
    ]);
  });

  test('are what a list of all lines says, added up in plain loops', () => {
    const some = fc.array(
      fc.record({
        year: fc.integer({ min: 2022, max: 2026 }),
        month: fc.integer({ min: 1, max: 12 }),
        kind: fc.constantFrom('Шағым', 'Жалоба', 'Өтініш', null),
        count: fc.nat(50),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 2022, max: 2026 }),
        fc.constantFrom(1, 2),
        (all, last, years) => {
          const lines = all.map(({ year, month, kind, count }) =>
            line(`${year}-${String(month).padStart(2, '0')}`, count, kind),
          );
          const [change] = changesOf(
            sourcesOf([broughtIn(eOtinish, lines)]),
            { last, years },
            'Шағым',
          );
          const isThere = (year: number, month: number) =>
            all.some((each) => each.year === year && each.month === month);
          let [now, before, alone, both] = [0, 0, 0, 0];
          for (let year = last - years + 1; year <= last; year += 1) {
            for (let month = 1; month <= 12; month += 1) {
              const isBoth = isThere(year, month) && isThere(year - years, month);
              if (isBoth) both += 1;
              for (const each of all) {
                if (each.month !== month || each.kind === null || each.kind === 'Өтініш') continue;
                if (each.year === year) alone += each.count;
                if (each.year === year && isBoth) now += each.count;
                if (each.year === year - years && isBoth) before += each.count;
              }
            }
          }
          const isNamed = all.some(({ kind }) => kind !== null);
          const isKnown = isNamed && all.some(({ year }) => year > last - years && year <= last);
          expect(change?.before ?? null).toBe(isKnown && both > 0 ? before : null);
          expect(change?.now ?? null).toBe(isKnown ? (both > 0 ? now : alone) : null);
        },
      ),
    );
  });
});

const source = (from: SourceName, total: number | null): PublishedSource => ({
  from,
  asOf: day('2026-01-10'),
  counted: { total, late: { kind: 'hidden' }, tables: {} },
});
const snapshot = (changes: Partial<Snapshot>) =>
  ({ group: 'default', quarter: '2026-Q3' as Quarter, ...changes }) as Snapshot;

describe('published figures of systems', () => {
  const now = snapshot({ external: [source(eOtinish, 60), source(smartData, null)] });

  test('stand beside what was published of the same quarter a year before, by the same group', () => {
    const then = snapshot({
      quarter: '2025-Q3' as Quarter,
      external: [source({ source: 'other', name: 'E-Otinish' }, 20)],
    });
    expect(publishedChanges(now, [now, then])).toMatchObject([
      { key: 'e-otinish', now: 60, before: 20 },
      { key: 'smart-data-ukimet', now: null, before: null },
    ]);
    const others = [
      snapshot({ ...then, group: 'oversight' }),
      snapshot({ ...then, quarter: '2026-Q2' as Quarter }),
    ];
    expect(publishedChanges(now, others).map(({ before }) => before)).toEqual([null, null]);
  });
});
