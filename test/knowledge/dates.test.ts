import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { dateWords, longDate } from '../../knowledge/dates.ts';
import { readDate } from '../../knowledge/schema/read-date.ts';
import { languages } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import { addDays } from '../../platform/time.ts';

const first = '1990-01-01' as DateIso;

test('a day is written as each language writes it', () => {
  const day = '2026-11-26' as DateIso;
  expect(longDate('kk', day)).toBe('2026 жылғы 26 қараша');
  expect(longDate('ru', day)).toBe('26 ноября 2026 года');
  expect(longDate('en', day)).toBe('26 November 2026');
  expect(longDate('ru', '2026-03-01' as DateIso)).toBe('1 марта 2026 года');
});

test('a date answer is written as exactly as it is known', () => {
  expect(languages.map((language) => dateWords(language, '2026-03'))).toEqual([
    '2026 жылғы наурыз',
    'март 2026 года',
    'March 2026',
  ]);
  expect(dateWords('kk', '2026-03-12')).toBe('2026 жылғы 12 наурыз');
  expect(dateWords('ru', '2025')).toBe('2025 год');
  expect(dateWords('en', '2026-13')).toBe('2026-13');
  expect(dateWords('en', 'last spring')).toBe('last spring');
});

test('what we write, we read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 36_000 }),
      fc.constantFrom(...languages),
      (days, language) => {
        const day = addDays(first, days);
        const month = day.slice(0, 7);
        expect(readDate(longDate(language, day))).toEqual({ kind: 'known', value: day });
        expect(readDate(dateWords(language, month))).toEqual({ kind: 'known', value: month });
      },
    ),
  );
});
