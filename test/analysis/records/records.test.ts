import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { numberText } from '../../../knowledge/numbers.ts';
import { complianceScore, pointsText } from '../../../analysis/records/compliance-score.ts';
import { paperDataOf } from '../../../analysis/records/fill-record.ts';
import {
  numberOf,
  recordShape,
  rowProblems,
  type RecordRow,
} from '../../../analysis/records/record.ts';
import { repeated } from '../../../analysis/records/repeated-discipline.ts';
import { trainingQuota } from '../../../analysis/records/training-quota.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { parseRecordBook, type RecordBook } from '../../../knowledge/schema/record-book.ts';
import { dateIso, type DateIso } from '../../../platform/time.ts';

const { registers, papers } = await loadKnowledge();

function bookNamed(id: string): RecordBook {
  const book = registers.find((each) => each.id === id);
  if (book === undefined) throw new TypeError('no such register');
  return book;
}

function day(written: string): DateIso {
  const read = dateIso(written);
  if (read === null) throw new TypeError('no day');
  return read;
}

/** A row with something in every column. */
function fullRow(book: RecordBook, option: (options: readonly string[]) => string): RecordRow {
  const cells = book.columns.map(({ id, type, options }) => {
    const text = `${id}-мәтін`;
    const of = {
      text: { kk: text, ru: `${id}-текст` },
      line: text,
      day: '2026-03-02',
      number: '1200',
      link: 'https://example.kz/a',
      choice: option(options.map((each) => each.id)),
    }[type];
    return [id, of] as const;
  });
  return { book: book.id, part: 'row', cells: Object.fromEntries(cells) };
}

describe('light registers', () => {
  test('are nine, and each fills fields that its paper has', () => {
    expect(registers).toHaveLength(9);
    for (const book of registers) {
      const fields = papers.get(book.paper)?.fields ?? [];
      const rows = (book.columns.find(({ id }) => id === book.columns[0]?.id)?.options ?? []).map(
        ({ id }) => id,
      );
      const options = rows.length === 0 ? ['x'] : rows;
      for (const wanted of options) {
        const row = fullRow(book, (among) => (among.includes(wanted) ? wanted : (among[0] ?? '')));
        expect(recordShape.parse(row)).toEqual(row);
        expect(rowProblems(book, row)).toEqual([]);
        for (const language of ['kk', 'ru'] as const) {
          const data = paperDataOf(book, [row], language);
          for (const [field, value] of Object.entries(data)) {
            const known = fields.find(({ id }) => id === field);
            expect(known, `${book.id} ${field}`).toBeDefined();
            if (Array.isArray(value)) {
              for (const cells of value) {
                if (typeof cells === 'string') continue;
                expect(Object.keys(cells).every((id) => known?.columns?.includes(id))).toBe(true);
              }
            }
          }
          expect(JSON.stringify(data)).not.toMatch(/\{[a-z]/u);
        }
      }
    }
  });

  test('claim nothing while nobody has written a row', () => {
    for (const book of registers) expect(paperDataOf(book, [], 'kk')).toEqual({});
  });

  test('print a dash for a kind without a row once there are others', () => {
    const book = bookNamed('offences');
    const row = fullRow(book, (options) =>
      options.includes('gifts') ? 'gifts' : (options[0] ?? ''),
    );
    const data = paperDataOf(book, [row], 'ru');
    expect(data['hiring']).toBe('–');
    expect(data['gifts']).toContain('facts-текст');
    expect(data['gifts']).toContain('2 марта 2026 года');
    expect(data['gifts']).not.toContain('1)');
    expect(paperDataOf(book, [row, row], 'ru')['gifts']).toMatch(/^1\) .*; 2\) /u);
  });

  test('leave out a piece whose column is empty', () => {
    const book = bookNamed('prevention');
    const row: RecordRow = {
      book: book.id,
      part: 'row',
      cells: { kind: 'event', day: '2026-04-14', work: { kk: 'сабақ', ru: '' } },
    };
    expect(paperDataOf(book, [row], 'ru')['events']).toEqual([
      { person: '', work: '14 апреля 2026 года; сабақ' },
    ]);
  });

  test('refuse what a column cannot hold', () => {
    const book = bookNamed('social-orders');
    const row = (cells: RecordRow['cells']): RecordRow => ({ book: book.id, part: 'row', cells });
    const unit = { kk: 'а', ru: '' };
    expect(rowProblems(book, row({ unit, amount: '6 500 000' }))).toEqual([]);
    expect(rowProblems(book, row({ unit, amount: 'көп', link: 'example.kz' }))).toEqual([
      { column: 'amount', because: 'no-number' },
      { column: 'link', because: 'no-link' },
    ]);
    expect(rowProblems(book, row({ unit: { kk: ' ', ru: '' } }))).toEqual([
      { column: 'unit', because: 'missing' },
      { column: 'amount', because: 'missing' },
    ]);
    const bad = { kind: 'row', day: '2026-02-30' };
    expect(
      rowProblems(bookNamed('prevention'), { book: 'prevention', part: 'row', cells: bad }).map(
        ({ because }) => because,
      ),
    ).toEqual(['no-option', 'no-day', 'missing', 'missing']);
  });

  test('a register whose text names no column is refused', () => {
    const good = JSON.parse(JSON.stringify(bookNamed('outreach'))) as RecordBook;
    expect(parseRecordBook(good)).toEqual(good);
    const fills = [
      { kind: 'joined', field: 'events', pieces: [{ kk: '{nobody}', ru: '{nobody}' }] },
    ];
    expect(() => parseRecordBook({ ...good, fills })).toThrow(/\{nobody\}: no column/u);
  });
});

describe('numbers', () => {
  test('are read as they are written', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        expect(numberOf(numberText('kk', number))).toBe(number);
      }),
    );
    expect(numberText('kk', 6_500_000)).toBe('6\u00A0500\u00A0000');
    expect(numberOf('5,5')).toBeNull();
    expect(numberOf('-1')).toBeNull();
  });

  test('five per cent of the servants are whole people, rounded up', () => {
    expect(trainingQuota(218, 10)).toMatchObject({ needed: 11, missing: 1, percent: 4.5 });
    expect(trainingQuota(220, 11)).toMatchObject({ needed: 11, missing: 0, percent: 5 });
    expect(trainingQuota(0, 0)).toMatchObject({ needed: 0, percent: 0 });
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (servants, sent) => {
        const quota = trainingQuota(servants, sent);
        // At least 5 %, and one person less would not be enough.
        expect(quota.needed * 20).toBeGreaterThanOrEqual(servants);
        if (quota.needed > 0) expect((quota.needed - 1) * 20).toBeLessThan(servants);
        expect(quota.missing === 0).toBe(sent >= quota.needed);
        if (quota.missing > 0) expect(quota.percent).toBeLessThan(5);
      }),
    );
    expect(() => trainingQuota(-1, 0)).toThrow(TypeError);
  });

  test('the score follows the printed steps and names none below them', () => {
    const tenths = [10, 9, 8, 7, 6, 5, 4].map((have) => complianceScore(10, have)?.tenths);
    expect(tenths).toEqual([20, 18, 16, 14, 12, 10, null]);
    expect(complianceScore(7, 6)).toEqual({ percent: 85.7, tenths: 16 });
    expect(complianceScore(0, 0)).toBeNull();
    expect(complianceScore(3, 4)).toBeNull();
    expect([20, 18].map(pointsText)).toEqual(['2', '1,8']);
  });

  test('more than two penalties within six months are seen, spread ones are not', () => {
    const of = (...days: readonly string[]) =>
      days.map((written) => ({ person: '17', day: day(written) }));
    expect(repeated(of('2026-01-20', '2026-03-12', '2026-07-19'))).toEqual([
      { person: '17', days: ['2026-01-20', '2026-03-12', '2026-07-19'] },
    ]);
    expect(repeated(of('2026-01-20', '2026-03-12', '2026-07-20'))).toEqual([]);
    expect(repeated(of('2026-01-20', '2026-03-12'))).toEqual([]);
    const two = [...of('2026-01-01', '2026-01-02'), { person: '18', day: day('2026-01-03') }];
    expect(repeated(two)).toEqual([]);
  });
});
