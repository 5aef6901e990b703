import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { guessColumns } from '../../../../cases/statistics/imports/columns.ts';
import { countOfCell } from '../../../../cases/statistics/imports/count-cell.ts';
import {
  type LineProblemKind,
  type ReadLines,
  readLines,
} from '../../../../cases/statistics/imports/lines.ts';
import { monthOfCell } from '../../../../cases/statistics/imports/month-cell.ts';
import {
  isWhole,
  mostBytes,
  readTableFile,
  type TableFile,
} from '../../../../cases/statistics/imports/table-file.ts';
import { importTemplate } from '../../../../console/app/statistics/imports/template.ts';
import { dateWords } from '../../../../knowledge/dates.ts';
import { languages } from '../../../../platform/language.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const header = 'Период;Вид;Подразделение;Канал;Количество\n';

async function tableOf(bytes: Uint8Array | string): Promise<TableFile> {
  const read = await readTableFile(typeof bytes === 'string' ? utf8(bytes) : bytes);
  if (read.kind !== 'table') throw new TypeError(read.kind);
  return read;
}

async function read(text: string, more: { year?: number; addUp?: boolean } = {}) {
  const { lines, mapping } = await tableOf(text);
  const reading = { mapping, year: more.year ?? null, addUp: more.addUp ?? false };
  return readLines(lines, { ...reading, lastMonth: '2026-11' });
}

const kinds = ({ problems }: ReadLines): readonly LineProblemKind[] =>
  problems.map(({ kind }) => kind);

describe('a month', () => {
  test('is known in every way in which tables of three languages write it', () => {
    const any = fc.record({
      year: fc.integer({ min: 2010, max: 2040 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(any, ({ year, month }) => {
        const two = String(month).padStart(2, '0');
        const written = [
          `${year}-${two}`,
          `${year}/${month}`,
          `${year}.${two}.01`,
          `${two}.${year}`,
          `01.${two}.${year}`,
          `1/${month}/${year}`,
          ...languages.map((language) => dateWords(language, `${year}-${two}`)),
          ...languages.map((language) => ` ${dateWords(language, `${year}-${two}`).toUpperCase()}`),
        ];
        for (const each of written)
          expect([each, monthOfCell(each)]).toEqual([each, { year, month }]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['янв.26', 2026, 1],
    ['Jan-26', 2026, 1],
    ['мая 2025 г.', 2025, 5],
    ['кантар 2026', 2026, 1],
    ['2025\u00A0ж. қыркүйек', 2025, 9],
    ['Декабрь', null, 12],
    ['қазан', null, 10],
  ])('%s is read', (cell, year, month) => {
    expect(monthOfCell(cell)).toEqual({ year, month });
  });

  test.each([
    '',
    '2026',
    '15.01.2026',
    '2026-13',
    '13.2026',
    '00.2026',
    'I кв. 2026',
    'март 2025 2026',
    '12 янв',
    '26-Jan',
    '01.желтоқсан',
    'не указано',
    '46023',
    '=A1',
  ])('“%s” is none', (cell) => {
    expect(monthOfCell(cell)).toBeNull();
  });
});

describe('a count', () => {
  test('is read with spaces of any kind between its thousands, and with nothing behind the sign', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.constantFrom(' ', '\u00A0', '\u202F', '\u2009', "'", ''),
        fc.constantFrom('', ',0', '.00', ' '),
        (count, space, end) => {
          const grouped = String(count).replace(/\B(?=(?:\d{3})+$)/gu, space);
          expect(countOfCell(`${grouped}${end}`)).toEqual({ kind: 'count', count });
        },
      ),
    );
  });

  test.each([
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['1,5', 'fraction'],
    ['2.25', 'fraction'],
    ['1,234', 'fraction'],
    ['', 'empty'],
    ['много', 'no-number'],
    ['=SUM(A1:A9)', 'no-number'],
    ['1e3', 'no-number'],
    ['٣', 'no-number'],
    ['99999999', 'too-large'],
  ])('%s is refused as %s', (cell, kind) => {
    expect(countOfCell(cell)).toEqual({ kind });
  });
});

describe('a file', () => {
  test('gives the same cells whatever the signs, the encoding and the ends of lines are', async () => {
    const cell = fc.oneof(
      fc.constantFrom('Өтініш; қайталама', '"в кавычках"', '=HYPERLINK("x";"y")', 'a,b\tc', ''),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[\p{Cc}\p{Cs}\uFEFF]/gu, '')),
    );
    const row = fc.tuple(
      fc.constantFrom('2026-01', '02.2026'),
      cell,
      cell,
      fc.nat(500).map(String),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf-8', 'bom', 'utf-16'),
        async (rows, sign, end, encoding) => {
          const all = [['Период', 'Вид', 'Регион', 'Количество'], ...rows];
          const text = all.map((line) => line.map(quoted).join(sign) + end).join('');
          const table = await tableOf(encoded(text, encoding));
          expect(table.header).toEqual(all[0]);
          expect(table.lines.map(({ cells }) => cells)).toEqual(rows);
          expect(table.lines.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2));
          expect(table.mapping).toEqual({
            period: 0,
            year: null,
            category: 1,
            unit: 2,
            count: 3,
            channel: null,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('in Windows-1251 is read, and said to be so', async () => {
    const bytes = Uint8Array.from(
      Array.from('Месяц;Вид;Количество\nянварь 2026;Жалоба;3\n', (letter) => {
        const code = letter.charCodeAt(0);
        return code >= 0x410 ? code - 0x410 + 0xc0 : code;
      }),
    );
    const { encoding, lines, mapping } = await tableOf(bytes);
    expect(encoding).toBe('windows-1251');
    const read = readLines(lines, { mapping, year: null, addUp: false, lastMonth: '2026-11' });
    expect(read.lines).toMatchObject([{ month: '2026-01', category: 'Жалоба', count: 3 }]);
  });

  test('may say its sign, and begin with lines about itself', async () => {
    expect((await tableOf(`sep=,\nMonth,Count\n2026-01,5\n`)).mapping.count).toBe(1);
    const report = await tableOf(
      'Отчёт о поступивших обращениях;;\n;;\nМесяц;Вид;Кол-во\n2026-01;Жалоба;5\n',
    );
    expect(report).toMatchObject({ above: 2, header: ['Месяц', 'Вид', 'Кол-во'] });
  });

  test.each([
    ['empty', utf8('')],
    ['empty', utf8('\uFEFF \r\n')],
    ['empty', utf8(header)],
    ['pdf', utf8('%PDF-1.7\n1 0 obj;2;3')],
    ['spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0)],
    ['spreadsheet', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['no-text', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a)],
    ['no-columns', utf8('просто\nслова\n')],
    ['large', new Uint8Array(mostBytes + 1)],
    ['long', utf8(`Месяц;Количество\n${'2026-01;1\n'.repeat(50_001)}`)],
  ])('that is %s is refused by what it holds', async (kind, bytes) => {
    expect(await readTableFile(bytes)).toEqual({ kind });
  });

  test('with a quotation mark that nobody closed says on which line', async () => {
    expect(await readTableFile(utf8('Месяц;Количество\n2026-01;"5\n2026-02;6\n'))).toEqual({
      kind: 'quotes',
      line: 3,
    });
  });

  test('made from an example is whole in every language', async () => {
    for (const language of languages) {
      const { lines, mapping } = await tableOf(importTemplate(language));
      expect(isWhole(mapping)).toBe(true);
      expect(new Set(Object.values(mapping))).toEqual(new Set([0, 1, 2, 3, 4, null]));
      const found = readLines(lines, { mapping, year: null, addUp: false, lastMonth: '2026-11' });
      expect(found.problems).toEqual([]);
      expect(found.lines.map(({ month, count }) => [month, count])).toEqual([
        ['2026-01', 120],
        ['2026-01', 14],
        ['2026-02', 131],
      ]);
    }
  });
});

describe('columns', () => {
  test('are guessed by their headings, each once, and a table needs a period and a count', () => {
    expect(guessColumns(['№', 'Айы', 'Ай', 'Өтініштер саны'])).toMatchObject({
      period: 2,
      count: 3,
    });
    const none = guessColumns(['a', 'b']);
    expect(isWhole(none)).toBe(false);
    expect(isWhole({ ...none, period: 0, count: 0 })).toBe(false);
    expect(isWhole({ ...none, period: 0, count: 1 })).toBe(true);
  });
});

describe('a line', () => {
  test('is counted, or a problem with its reason, or a sum of others', async () => {
    const found = await read(
      `${header}2026-01;Жалоба;Астана;портал;1 200
вчера;Жалоба;Астана;портал;1
;Жалоба;Астана;портал;1
2026-12;Жалоба;Астана;портал;1
2026-02;Жалоба;Астана;портал;-1
2026-02;Жалоба;Астана;портал;0,5
2026-02;Жалоба;Астана;портал;
2026-02;ИИН 900101300017;Астана;портал;1
2026-02;Жалоба;+7 701 123 45 67;портал;1
2026-02;${'а'.repeat(121)};Астана;портал;1
2026-01;жалоба;АСТАНА;Портал;7
2026-02;=HYPERLINK("http://x");Астана;портал;2
Итого;;;;1208
2026-02;Всего;;;2
`.replace('=HYPERLINK("http://x")', '"=HYPERLINK(""http://x"")"'),
    );
    expect(kinds(found)).toEqual([
      'month',
      'month-empty',
      'future',
      'count-negative',
      'count-fraction',
      'count-empty',
      'person',
      'person',
      'long',
      'twice',
    ]);
    expect(found.sums).toBe(2);
    expect(found.problems.at(-1)).toMatchObject({ line: 12, other: 2 });
    expect(found.problems.every(({ cell }) => cell.length <= 40)).toBe(true);
    expect(found.lines.map(({ category, count }) => [category, count])).toEqual([
      ['Жалоба', 1200],
      ['=HYPERLINK("http://x")', 2],
    ]);
  });

  test('that repeats is added where the officer says so', async () => {
    const text = `${header}2026-01;Жалоба;;;3\n2026-01;ЖАЛОБА;;;4\n`;
    expect((await read(text, { addUp: true })).lines).toMatchObject([{ count: 7 }]);
    expect(kinds(await read(text))).toEqual(['twice']);
  });

  test('without a year waits until the officer says which it is', async () => {
    const text = 'Ай;Саны\nқаңтар;3\nақпан;4\n';
    expect(await read(text)).toMatchObject({ yearless: true, lines: [], problems: [] });
    expect((await read(text, { year: 2025 })).lines).toMatchObject([
      { month: '2025-01', count: 3 },
      { month: '2025-02', count: 4 },
    ]);
  });

  test('is one of thousands, and a column of free words is found out', async () => {
    const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
    const rows = months.flatMap((month) =>
      Array.from({ length: 250 }, (_, at) => `${month};вид ${at % 10};филиал ${at};портал;${at}`),
    );
    const found = await read(`${header}${rows.join('\n')}\n`);
    expect(found).toMatchObject({ problems: [], loose: null });
    expect(found.lines).toHaveLength(3000);
    const free = Array.from({ length: 400 }, (_, at) => `2025-01;я пишу о том, что ${at};;;1`);
    expect((await read(`${header}${free.join('\n')}\n`)).loose).toBe('category');
  });
});

/** A cell as spreadsheets write it. */
function quoted(text: string): string {
  return /[";,\t\s]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16') {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return new Uint8Array(bytes);
  }
  return utf8(encoding === 'bom' ? `\uFEFF${text}` : text);
}
