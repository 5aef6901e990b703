import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { guessColumns, type Mapping } from '../../../../cases/statistics/imports/columns.ts';
import { readLines } from '../../../../cases/statistics/imports/lines.ts';
import { yearOfCell } from '../../../../cases/statistics/imports/month-cell.ts';
import { readTableFile, type TableFile } from '../../../../cases/statistics/imports/table-file.ts';
import { monthNames } from '../../../../knowledge/months.ts';
import { languages } from '../../../../platform/language.ts';

const two = (month: number) => String(month).padStart(2, '0');

async function tableOf(text: string): Promise<TableFile> {
  const read = await readTableFile(new TextEncoder().encode(text));
  if (read.kind !== 'table') throw new TypeError(read.kind);
  return read;
}

function readWith({ lines }: TableFile, mapping: Mapping) {
  return readLines(lines, { mapping, year: null, addUp: false, lastMonth: '2026-11' });
}

async function read(text: string) {
  const table = await tableOf(text);
  return readWith(table, table.mapping);
}

describe('a table with year and month in two columns', () => {
  test.each([
    ['Жыл', 'Ай', 'Түрі', 'Саны'],
    ['Есепті жыл', 'Айы', 'Өтініш түрі', 'Өтініштер саны'],
    ['Год', 'Месяц', 'Вид', 'Количество'],
    ['Отчётный год', 'Месяц поступления', 'Вид обращения', 'Кол-во за месяц'],
    ['Year', 'Month', 'Kind', 'Count'],
    ['Reporting year', 'Month', 'Type', 'Total'],
  ])('is known by its headings “%s” and “%s”, in any order', async (...header) => {
    const order = { year: 0, period: 1, category: 2, count: 3, unit: null, channel: null };
    expect(guessColumns(header)).toEqual(order);
    expect(guessColumns(header.toReversed())).toMatchObject({ year: 3, period: 2, count: 0 });
    const found = await read(`${header.join(';')}\n2026;1;Шағым;14\n2025;12;Шағым;9\n`);
    expect(found).toMatchObject({ problems: [], yearless: false });
    expect(found.lines.map(({ month, count }) => [month, count])).toEqual([
      ['2026-01', 14],
      ['2025-12', 9],
    ]);
  });

  test('gives the same counts as the same table with one column, however months and years are written', async () => {
    const row = fc.record({
      year: fc.integer({ min: 2010, max: 2025 }),
      month: fc.integer({ min: 1, max: 12 }),
      count: fc.nat(900),
      language: fc.constantFrom(...languages),
      way: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const apart = rows.map(({ year, month, count, language, way }, at) => {
          const name = monthNames[language][month - 1] ?? '';
          const written = [String(month), two(month), name, name.toUpperCase()][way] ?? '';
          const said = [`${year}`, `${year} г.`, `${year} жыл`, ` ${year} `][at % 4] ?? '';
          return `${said};${written};вид ${at};${count}`;
        });
        const together = rows.map(
          ({ year, month, count }, at) => `${year}-${two(month)};вид ${at};${count}`,
        );
        const one = await read(`Период;Вид;Количество\n${together.join('\n')}\n`);
        const both = await read(`Год;Месяц;Вид;Количество\n${apart.join('\n')}\n`);
        expect(both.problems).toEqual([]);
        expect(both.lines).toEqual(one.lines);
      }),
      { numRuns: 40 },
    );
  });

  test('says of each line what is wrong with its year, and counts the others', async () => {
    const found = await read(
      `Год;Месяц;Вид;Количество
2025;март;Жалоба;5
;апрель;Жалоба;5
25;май;Жалоба;5
2025-2026;июнь;Жалоба;5
2025;2024-07;Жалоба;5
2025;13;Жалоба;5
2026;12;Жалоба;5
;2025-08;Жалоба;6
2025;09.2025;Жалоба;7
Итого;;;28
`,
    );
    expect(found.problems.map(({ line, kind, role }) => [line, kind, role])).toEqual([
      [3, 'year-empty', 'year'],
      [4, 'year', 'year'],
      [5, 'year', 'year'],
      [6, 'year-differs', 'year'],
      [7, 'month', 'period'],
      [8, 'future', 'period'],
    ]);
    expect(found.problems[2]?.cell).toBe('2025-2026');
    expect(found.lines.map(({ month, count }) => [month, count])).toEqual([
      ['2025-03', 5],
      ['2025-08', 6],
      ['2025-09', 7],
    ]);
    expect(found.sums).toBe(1);
  });

  test('is read as the officer says where the guess was wrong', async () => {
    const table = await tableOf('Кезеңнің басы;x;Саны\n2025;2;14\n2025;3;15\n');
    expect(table.mapping).toMatchObject({ period: 0, year: null });
    expect(readWith(table, table.mapping).lines).toEqual([]);
    const said = readWith(table, { ...table.mapping, period: 1, year: 0 });
    expect(said.lines.map(({ month, count }) => [month, count])).toEqual([
      ['2025-02', 14],
      ['2025-03', 15],
    ]);
    // Without the year a number alone is no month: it might be a quarter.
    const alone = readWith(table, { ...table.mapping, period: 1 });
    expect(alone.problems.map(({ kind }) => kind)).toEqual(['month', 'month']);
  });

  test('does not take a column for years that holds counts, or years in which people were born', async () => {
    const counts = await tableOf('Месяц;Количество;Прошлый год\n2025-01;120;98\n2025-02;4;2025\n');
    expect(counts.mapping).toMatchObject({ period: 0, count: 1, year: null });
    expect(guessColumns(['Месяц', 'Количество', 'Год рождения']).year).toBeNull();
    expect(guessColumns(['Год и месяц', 'Количество'])).toMatchObject({ period: 0, year: null });
  });

  test.each(['2026', ' 2026 г.', '2026 год', '2026 жылы', '2026\u00A0ж.'])(
    '%s is a year',
    (cell) => {
      expect(yearOfCell(cell)).toBe(2026);
    },
  );
});
