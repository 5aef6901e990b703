import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { columns } from '../../../analysis/contracts/contract-lines.ts';
import { LineReader } from '../../../analysis/contracts/line-reader.ts';
import { redFlags, redFlagKinds } from '../../../analysis/contracts/red-flags.ts';
import { languages } from '../../../platform/language.ts';
import { redFlagsOf } from '../../../tools/bench/redflags.ts';
import { sentenceOf, tableOf } from '../../../tools/red-flags.ts';

const limit = 1000;
const heads = `${columns.join(',')}\n`;

interface Bought {
  readonly buyer?: string;
  readonly supplier?: string;
  readonly item?: string;
  readonly day?: string;
  readonly amount?: number;
  readonly bidders?: number;
}

/** Contracts that nobody would look at twice, and those of `special`. */
function read(special: readonly Bought[], calm = 40) {
  const usual: readonly Bought[] = Array.from({ length: calm }, (_, at) => ({
    supplier: `s${at % 8}`,
    day: dayOf(at),
  }));
  const text = [...usual, ...special]
    .map((each) => {
      const { buyer = 'b', supplier = 's', item = 'i', day = '2026-03-01' } = each;
      const { amount = 500, bidders = 3 } = each;
      return `${buyer},${supplier},${item},${day},${amount},${bidders}\n`;
    })
    .join('');
  const reader = new LineReader();
  reader.push(new TextEncoder().encode(heads + text));
  return reader.end();
}

function dayOf(at: number): string {
  return `202${at % 6}-0${(at % 9) + 1}-15`;
}

function kinds(special: readonly Bought[], calm?: number): readonly string[] {
  return redFlags(read(special, calm), { limit }).map(({ kind }) => kind);
}

function many(count: number, one: Bought): readonly Bought[] {
  return Array.from({ length: count }, (_, at) => ({
    supplier: `t${at % 9}`,
    day: dayOf(at),
    ...one,
  }));
}

function part(day: string, amount = 400, item = 'paper'): Bought {
  return { supplier: 'x', item, day, amount };
}

describe('a sign of risk', () => {
  test('is not seen where there is none', () => {
    expect(kinds([])).toEqual([]);
  });

  test.each([
    ['one-bidder', many(40, { bidders: 1 }), many(30, { bidders: 1 })],
    ['one-supplier', many(70, { supplier: 'same' }), many(40, { supplier: 'same' })],
    ['december', many(30, { day: '2025-12-20' }), many(20, { day: '2025-12-20' })],
    ['december', many(30, { day: '2024-12-31' }), many(30, { day: '2025-01-01' })],
    ['below-limit', many(10, { amount: 960 }), many(9, { amount: 960 })],
    [
      'below-limit',
      [...many(12, { amount: 999 }), ...many(4, { amount: 1000 })],
      [...many(12, { amount: 999 }), ...many(5, { amount: 1000 })],
    ],
  ] as const)('%s is seen from its bound on', (kind, seen, unseen) => {
    expect(kinds(seen)).toContain(kind);
    expect(kinds(unseen)).not.toContain(kind);
  });

  test('split is a purchase in parts that passed the limit within thirty days', () => {
    expect(kinds([part('2026-01-30'), part('2026-02-10'), part('2026-03-01')])).toEqual(['split']);
    for (const honest of [
      [part('2026-01-30'), part('2026-02-10'), part('2026-03-02')],
      [part('2026-02-01'), part('2026-02-02')],
      [part('2026-02-01', 300), part('2026-02-02', 300), part('2026-02-03', 300)],
      [part('2026-02-01', 1500), part('2026-02-02'), part('2026-02-03')],
      [part('2026-02-01'), part('2026-02-02', 400, 'ink'), part('2026-02-03', 400, 'cups')],
    ]) {
      expect(kinds(honest)).toEqual([]);
    }
  });

  test('tells its contracts and its sum, and says in every language that it is no finding', () => {
    const [flag] = redFlags(read(many(40, { bidders: 1, amount: 2000 })), { limit });
    expect(flag).toMatchObject({
      kind: 'one-bidder',
      buyer: 'b',
      lines: 40,
      amount: 80_000,
      share: 0.5,
    });
    if (flag === undefined) return;
    for (const language of languages) {
      for (const kind of redFlagKinds) {
        expect(sentenceOf({ ...flag, kind, supplier: 'S' }, language)).toContain('b');
      }
      expect(sentenceOf(flag, language).replaceAll(/\D/g, '')).toContain('80000');
    }
    const table = tableOf([{ ...flag, buyer: '=cmd()', supplier: 'a"b' }]);
    expect(table).toContain(`"one-bidder","'=cmd()","a""b"`);
  });
});

describe('a file of contracts', () => {
  test('is the same however it is cut into pieces', () => {
    const text =
      'no;Buyer;item;supplier;amount;day;bidders\r\n1;"ТОО ""А; Б""";x;s;1 234,5;2024-02-29T10:00;2\r\n2;б;"a\nb";s;7;1970-01-01;\r\n';
    const bytes = new TextEncoder().encode(
      `\uFEFF${text}3;;x;s;7;2024-01-01;1\n4;a;x;s;much;2024-01-01;1`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        const reader = new LineReader();
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        const { count, unread, amount, day, bidders, items, buyers } = reader.end();
        expect([count, unread]).toEqual([2, 2]);
        expect([...amount]).toEqual([1234.5, 7]);
        expect([...day]).toEqual([Date.UTC(2024, 1, 29) / 86_400_000, 0]);
        expect([...bidders]).toEqual([2, 0]);
        expect(buyers.slice(0, 2)).toEqual(['ТОО "А; Б"', 'б']);
        expect(items.slice(0, 2)).toEqual(['x', 'a\nb']);
      }),
    );
  });

  test('without a column that is needed is refused by the column’s name', () => {
    const reader = new LineReader();
    const heads_ = new TextEncoder().encode('buyer,item,day,amount,bidders\n');
    expect(() => reader.push(heads_)).toThrow(/supplier/);
  });

  test('of many names gives each its own', () => {
    const { lines } = redFlagsOf(30_000);
    expect(lines).toBe(30_000);
    const text = Array.from(
      { length: 5000 },
      (_, at) => `b${at},s${at % 70},i,2026-01-01,1,1\n`,
    ).join('');
    const reader = new LineReader();
    reader.push(new TextEncoder().encode(heads + text));
    const { buyer, buyers, supplier, suppliers } = reader.end();
    expect([buyers.length, suppliers.length]).toEqual([5000, 70]);
    for (let at = 0; at < 5000; at += 1) {
      expect(buyers[buyer[at] ?? 0]).toBe(`b${at}`);
      expect(suppliers[supplier[at] ?? 0]).toBe(`s${at % 70}`);
    }
  });
});
