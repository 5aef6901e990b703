import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { figuresOf, lateOf } from '../../../cases/statistics/figures.ts';
import { monthsOf, type Quarter } from '../../../cases/statistics/quarter.ts';
import type { Figures, PublishedSide, Snapshot } from '../../../cases/statistics/snapshot.ts';
import { snapshotProblem } from '../../../cases/statistics/snapshot-problem.ts';
import { tally } from '../../../cases/statistics/tally.ts';
import type { DateIso } from '../../../platform/time.ts';
import { facts, lists, manyFacts } from './facts.ts';

const quarter = '2026-Q3' as Quarter;
const months = monthsOf(quarter);
const today = '2026-11-22' as DateIso;
const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0);

function snapshot(figures: Figures | null, rest: Partial<Snapshot> = {}): Snapshot {
  return {
    v: 1,
    type: 'statistics',
    body: 'Мекеме',
    group: 'default',
    number: 1,
    prev: null,
    quarter,
    day: today,
    audience: 'public',
    corrects: null,
    note: null,
    figures,
    names: { category: {}, region: {}, unit: {} },
    ...rest,
  };
}

/** Everything that one can reckon from a table: each shown cell, and what is left of the total. */
function tellings({ total, tables }: PublishedSide<string>): Map<string, number> {
  const told = new Map<string, number>();
  if (total === null) return told;
  told.set('total', total);
  for (const [id, cells = []] of Object.entries(tables)) {
    const hidden = cells.filter(({ count }) => count === null).map(({ of }) => of);
    for (const { of, count } of cells) if (count !== null) told.set(`${id} ${of}`, count);
    if (hidden.length > 0 && hidden.length < cells.length) {
      const left = total - sum(cells.map(({ count }) => count));
      told.set(`${id} ${hidden.join('+')}`, left);
    }
  }
  return told;
}

describe('figures for publication', () => {
  test('tell no count below ten, in no table and in no remainder of one', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const figures = figuresOf(tally(all, months, lists), []);
        expect(figures).not.toBeNull();
        if (figures === null) return;
        for (const side of [figures.filed, figures.closed]) {
          for (const told of tellings(side).values()) expect(told).toBeGreaterThanOrEqual(10);
        }
        expect(figures.questions ?? 10).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  test('are taken by the server, which knows no case, and no others are', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const figures = figuresOf(tally(all, months, lists), []);
        expect(snapshotProblem(snapshot(figures), [], null, today)).toBeNull();
      }),
    );
    const figures = figuresOf(tally(manyFacts(90), months, lists), []);
    if (figures === null) throw new TypeError('no figures');
    const { filed } = figures;
    const lying = (change: Partial<typeof filed>) =>
      snapshotProblem(snapshot({ ...figures, filed: { ...filed, ...change } }), [], null, today);
    expect(lying({})).toBeNull();
    expect(lying({ total: 4 })).toBe('tells');
    expect(lying({ total: 91 })).toBe('tells');
    expect(lying({ late: { kind: 'exact', count: 3 } })).toBe('tells');
    const channel = [
      { of: 'web', count: 90 },
      { of: 'messenger', count: 0 },
      { of: 'office', count: 0 },
    ];
    expect(lying({ tables: { ...filed.tables, channel } })).toBe('tells');
  });

  test('beside earlier ones of the same quarter tell no difference of fewer than ten', () => {
    const most = fc.array(fc.nat(14), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.nat(60), most, fc.nat(30), (length, changes, spare) => {
        const all = manyFacts(length + 40 + spare, (at) => ({
          category: ['gift', 'hiring', 'procurement'][at % 3] ?? null,
          region: ['astana', 'almaty'][at % 2] ?? null,
          channel: at % 5 === 0 ? 'messenger' : 'web',
        }));
        const published: Figures[] = [];
        let left = all;
        for (const change of [0, ...changes]) {
          left = left.slice(change);
          const next = figuresOf(tally(left, months, lists), published);
          if (next === null) continue;
          for (const before of published) {
            const earlier = tellings(before.filed);
            for (const [what, told] of tellings(next.filed)) {
              const difference = Math.abs(told - (earlier.get(what) ?? told));
              expect(difference === 0 || difference >= 10).toBe(true);
            }
            // What was left out before is left out still: else it would tell what stood beside it.
            for (const [id, cells = []] of Object.entries(before.filed.tables)) {
              const now = (next.filed.tables as Record<string, typeof cells>)[id] ?? [];
              for (const [at, { count }] of cells.entries()) {
                if (count === null) expect(now[at]?.count ?? null).toBeNull();
              }
            }
          }
          published.push(next);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of one case more cannot be published at all: that one case would be seen in every table', () => {
    const before = figuresOf(tally(manyFacts(40), months, lists), []);
    if (before === null) throw new TypeError('no figures');
    expect(figuresOf(tally(manyFacts(41), months, lists), [before])).toBeNull();
    const first = snapshot(before);
    const last = { number: 1, hash: 'a'.repeat(64) };
    const note = { kk: 'Қате', ru: 'Ошибка', en: 'An error' };
    const next = { number: 2, prev: last.hash, corrects: 1, note };
    const more = figuresOf(tally(manyFacts(41), months, lists), []);
    expect(snapshotProblem(snapshot(more, next), [first], last, today)).toBe('tells');
    expect(snapshotProblem(snapshot(null, next), [first], last, today)).toBeNull();
    const many = figuresOf(tally(manyFacts(52), months, lists), [before]);
    expect(snapshotProblem(snapshot(many, next), [first], last, today)).toBeNull();
  });

  test('keep their order, their day and their one place', () => {
    const figures = figuresOf(tally(manyFacts(40), months, lists), []);
    const first = snapshot(figures);
    const last = { number: 1, hash: 'a'.repeat(64) };
    const next = { number: 2, prev: last.hash };
    const ask = (rest: Partial<Snapshot>) =>
      snapshotProblem(snapshot(figures, { ...next, ...rest }), [first], last, today);
    expect(ask({ number: 3 })).toBe('order');
    expect(ask({ prev: null })).toBe('order');
    expect(ask({ day: '2026-11-21' as DateIso })).toBe('day');
    expect(ask({ quarter: '2026-Q4' as Quarter })).toBe('day');
    expect(ask({})).toBe('correction');
    expect(ask({ corrects: 1 })).toBe('correction');
    expect(ask({ quarter: '2026-Q2' as Quarter })).toBeNull();
    expect(ask({ group: 'oversight' })).toBeNull();
    expect(ask({ quarter: '2026-Q2' as Quarter, figures: null })).toBe('correction');
  });

  test('say how many were late without a small number', () => {
    expect(lateOf(0, 31)).toEqual({ kind: 'few' });
    expect(lateOf(12, 31)).toEqual({ kind: 'exact', count: 12 });
    expect(lateOf(25, 31)).toEqual({ kind: 'most' });
    expect(lateOf(3, 15)).toEqual({ kind: 'hidden' });
  });
});
