import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { factOf } from '../../../cases/statistics/fact.ts';
import {
  monthsOf,
  monthsOfYear,
  quarterOf,
  type Quarter,
} from '../../../cases/statistics/quarter.ts';
import { tally, type Cell } from '../../../cases/statistics/tally.ts';
import type { DateIso } from '../../../platform/time.ts';
import { facts, lists, manyFacts } from './facts.ts';

const sum = (cells: readonly Cell[]) => cells.reduce((all, { count }) => all + count, 0);
const ids = (cells: readonly Cell[]) => cells.map(({ of }) => of);
const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((each) => each as Quarter);
const today = '2026-11-22' as DateIso;

describe('counting', () => {
  test('puts every case into one cell of every table: all tables have the same sum', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...quarters), (all, quarter) => {
        const { filed, closed } = tally(all, monthsOf(quarter), lists);
        for (const table of Object.values(filed.tables)) expect(sum(table)).toBe(filed.total);
        for (const table of Object.values(closed.tables)) expect(sum(table)).toBe(closed.total);
        expect(filed.late + filed.pending).toBeLessThanOrEqual(filed.total);
        expect(closed.late).toBeLessThanOrEqual(closed.total);
      }),
    );
  });

  test('counts every case in one quarter alone: the four make the year', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const year = tally(all, monthsOfYear(2026), lists);
        const each = quarters.map((quarter) => tally(all, monthsOf(quarter), lists));
        const total = (of: (counted: typeof year) => number) =>
          each.reduce((before, counted) => before + of(counted), 0);
        expect(total((counted) => counted.filed.total)).toBe(year.filed.total);
        expect(total((counted) => counted.closed.total)).toBe(year.closed.total);
        expect(total((counted) => counted.questions)).toBe(year.questions);
      }),
    );
  });

  test('shows the same cells whatever the cases are', () => {
    const none = tally([], monthsOf('2026-Q3' as Quarter), lists);
    const some = tally(manyFacts(30), monthsOf('2026-Q3' as Quarter), lists);
    expect(ids(some.filed.tables.category)).toEqual(ids(none.filed.tables.category));
    expect(ids(none.filed.tables.category)).toEqual([...lists.categories, 'unknown']);
    expect(ids(none.filed.tables.month)).toEqual(['2026-07', '2026-08', '2026-09']);
  });

  test('takes outcomes and days of closed reports, never of questions', () => {
    const closed = '2026-09-01' as DateIso;
    const filed = '2026-07-10' as DateIso;
    const { closed: side } = tally(
      [
        ...manyFacts(2, () => ({ state: 'closed-confirmed', closed, filed })),
        ...manyFacts(1, () => ({ state: 'closed-partly', closed, filed, term: 'late' })),
        ...manyFacts(3, () => ({ state: 'closed-answered', kind: 'question', closed, filed })),
        ...manyFacts(1, () => ({ state: 'reopened', closed: null, filed })),
      ],
      monthsOf('2026-Q3' as Quarter),
      lists,
    );
    expect(side).toMatchObject({ total: 3, late: 1 });
    expect(side.tables.outcome[0]).toEqual({ of: 'confirmed', count: 3 });
    expect(side.tables.duration).toContainEqual({ of: 'd60', count: 3 });
  });
});

describe('a card as statistics know it', () => {
  const days = {
    day: '2026-11-02' as DateIso,
    dueDay: '2026-11-05' as DateIso,
    closedDay: null,
    termDay: '2026-11-24' as DateIso,
  };
  const facts = { category: 'gift', region: null, channel: 'telegram', answered: null } as const;
  const card = { category: 'Подарок', unit: 'Отдел закупок', state: 'assessing', facts } as const;

  test('holds the pledge and the term apart', () => {
    expect(factOf(days, card, () => 'u1', today)).toMatchObject({
      kind: 'report',
      channel: 'messenger',
      unit: 'u1',
      pledge: 'late',
      term: 'pending',
    });
    const answered = { ...card, facts: { ...facts, answered: '2026-11-05' as DateIso } };
    expect(factOf(days, answered, () => null, today)?.pledge).toBe('kept');
    expect(factOf(days, card, () => null, '2026-11-05' as DateIso)?.pledge).toBe('pending');
  });

  test('counts the term by what the reporter is told: the way to another body ends it too', () => {
    const ended = { ...card, facts: { ...facts, ended: '2026-11-20' as DateIso } };
    const late = { ...days, closedDay: '2026-12-20' as DateIso };
    expect(factOf(late, ended, () => null, today)?.term).toBe('kept');
    expect(factOf(late, card, () => null, today)?.term).toBe('late');
  });

  test('of an earlier version is not counted at all', () => {
    const { facts: _, ...old } = card;
    expect(factOf(days, old, () => null, today)).toBeNull();
  });

  test('stands in the quarter of its day', () => {
    expect(quarterOf('2026-01-01' as DateIso)).toBe('2026-Q1');
    expect(quarterOf('2026-09-30' as DateIso)).toBe('2026-Q3');
    expect(quarterOf('2026-12-31' as DateIso)).toBe('2026-Q4');
  });
});
