import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readNumber } from '../../../knowledge/schema/read-number.ts';

test.each([
  ['7', 7],
  [' 12 ', 12],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['-3', -3],
  ['−3,25', -3.25],
  ['-0', 0],
  ['1 000 000', 1_000_000],
  ['1\u00A0000', 1000],
  ['1\u202F000,5', 1000.5],
  ['1’000', 1000],
  ['1.234.567', 1_234_567],
  ['1,234,567.8', 1_234_567.8],
  ['1.234,56', 1234.56],
  ['1,234.56', 1234.56],
  ['0,125', 0.125],
  ['１２，５', 12.5],
  ['1234,567', 1234.567],
])('%s is %d', (written, value) => {
  expect(readNumber(written)).toEqual({ ok: true, value });
});

test.each(['1,500', '50.000', '-1,500', '１，５００'])(
  '%s may mean two things and is asked again',
  (written) => {
    expect(readNumber(written)).toEqual({ ok: false, because: 'unclear-number' });
  },
);

test.each([
  '',
  ' ',
  'много',
  '5 тысяч',
  '0x10',
  '1e5',
  'Infinity',
  'NaN',
  '1,2,3',
  '1..2',
  '1 2',
  '12 34',
  '--5',
  '5%',
  '9'.repeat(100_000),
])('%# is no number', (written) => {
  expect(readNumber(written)).toEqual({ ok: false, because: 'not-a-number' });
});

test('whole numbers are read back from their plain and their grouped form', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
      expect(readNumber(String(value))).toEqual({ ok: true, value });
      const grouped = String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ' ');
      expect(readNumber(grouped)).toEqual({ ok: true, value });
    }),
  );
});

const units = Array.from('0123456789.,-+ ’eExN%３٣\uD83D\u0000');

test('no text makes it throw or yield what is no number', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...units) }), (text) => {
      const read = readNumber(text);
      if (read.ok) expect(Number.isFinite(read.value)).toBe(true);
    }),
  );
});
