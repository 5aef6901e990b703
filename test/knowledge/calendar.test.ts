import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  addWorkingDays,
  dueDay,
  isWorkingDay,
  markedDay,
  reasonName,
  registrationDay,
  workingDaysBetween,
} from '../../knowledge/calendar.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { dayReasons, parseCalendarYear } from '../../knowledge/schema/calendar.ts';
import type { DateIso } from '../../platform/time.ts';
import { addDays, dateIso } from '../../platform/time.ts';

const { calendar } = await loadKnowledge();

function day(text: string): DateIso {
  const real = dateIso(text);
  if (real === null) throw new TypeError('a test names a day that does not exist');
  return real;
}

function valueOf<T>(counted: { ok: true; value: T } | { ok: false }): T {
  if (!counted.ok) throw new TypeError('no calendar');
  return counted.value;
}

function plus(from: string, count: number): DateIso {
  return valueOf(addWorkingDays(calendar, day(from), count));
}

describe('the years', () => {
  test.each([
    [2024, 249],
    [2025, 246],
    [2026, 247],
    [2027, 247],
  ])('%i has %i working days', (year, total) => {
    const counted = workingDaysBetween(calendar, day(`${year}-01-01`), day(`${year}-12-31`));
    expect(counted).toMatchObject({ ok: true, value: total });
  });

  test('2027 is only expected, and every answer that touches it says so', () => {
    expect(isWorkingDay(calendar, day('2026-12-31'))).toMatchObject({ verified: true });
    expect(isWorkingDay(calendar, day('2027-01-04'))).toMatchObject({ verified: false });
    expect(addWorkingDays(calendar, day('2026-12-31'), 1)).toMatchObject({ verified: false });
    expect(addWorkingDays(calendar, day('2027-01-01'), -1)).toMatchObject({
      value: '2026-12-31',
      verified: true,
    });
  });

  test.each(['2026-03-16', '2026-08-31', '2024-05-04', '2025-01-05', '2026-01-05'])(
    '%s is worked',
    (text) => {
      expect(valueOf(isWorkingDay(calendar, day(text)))).toBe(true);
    },
  );

  test.each([
    '2024-05-08',
    '2025-01-03',
    '2025-09-01',
    '2026-03-25',
    '2026-05-27',
    '2026-10-26',
    '2027-03-15',
    '2027-03-24',
    '2026-11-21',
  ])('%s is off', (text) => {
    expect(valueOf(isWorkingDay(calendar, day(text)))).toBe(false);
  });

  test('a day off says why, and for which day', () => {
    expect(markedDay(calendar, day('2026-05-11'))).toMatchObject({
      reason: 'victory-day',
      insteadOf: '2026-05-09',
    });
    expect(markedDay(calendar, day('2026-05-12'))).toBeNull();
  });

  test('every reason has a name in three languages', () => {
    for (const reason of dayReasons) {
      expect(Object.values(reasonName(reason)).every((name) => name.length > 3)).toBe(true);
    }
  });
});

describe('counting', () => {
  test.each([
    ['2025-01-06', '2025-02-14', 29],
    ['2026-01-01', '2026-01-31', 19],
    ['2026-03-01', '2026-03-31', 18],
    ['2024-05-01', '2024-05-31', 20],
    ['2026-08-01', '2026-08-31', 21],
  ])('from %s to %s there are %i working days', (first, last, days) => {
    expect(workingDaysBetween(calendar, day(first), day(last))).toMatchObject({ value: days });
  });

  test.each([
    ['2024-12-30', 3, '2025-01-06'],
    ['2024-04-30', 5, '2024-05-10'],
    ['2026-03-19', 5, '2026-03-31'],
    ['2026-03-19', 15, '2026-04-14'],
  ])('%s and %i working days give %s', (from, count, due) => {
    expect(addWorkingDays(calendar, day(from), count)).toMatchObject({ ok: true, value: due });
  });

  test('the timetable of an internal analysis from 2 March 2026', () => {
    expect(plus('2026-03-02', -10)).toBe('2026-02-16');
    expect(plus('2026-03-02', 29)).toBe('2026-04-16');
    expect(plus('2026-04-16', -10)).toBe('2026-04-02');
    expect(plus('2026-04-16', -5)).toBe('2026-04-09');
    expect(plus('2026-04-16', 10)).toBe('2026-04-30');
    expect(plus('2026-04-30', 10)).toBe('2026-05-19');
    expect(plus('2026-05-19', 3)).toBe('2026-05-22');
  });

  test('what comes on a day off is registered on the next working day, and counted from there', () => {
    expect(registrationDay(calendar, day('2026-03-21'))).toMatchObject({ value: '2026-03-26' });
    expect(registrationDay(calendar, day('2026-03-26'))).toMatchObject({ value: '2026-03-26' });
    expect(dueDay(calendar, day('2026-03-21'), 3)).toMatchObject({ value: '2026-03-31' });
    expect(dueDay(calendar, day('2026-03-26'), 3)).toMatchObject({ value: '2026-03-31' });
  });

  test('the first day with data is answered without the year before', () => {
    expect(registrationDay(calendar, day('2024-01-03'))).toMatchObject({ value: '2024-01-03' });
  });

  test.each([
    [() => isWorkingDay(calendar, day('2028-01-05')), 2028],
    [() => addWorkingDays(calendar, day('2027-12-30'), 3), 2028],
    [() => addWorkingDays(calendar, day('2024-01-03'), -3), 2023],
    [() => workingDaysBetween(calendar, day('2027-12-01'), day('2028-02-01')), 2028],
    [() => dueDay(calendar, day('2027-12-31'), 1), 2028],
  ])('a year without data is an answer of its own, not a date (%#)', (count, year) => {
    expect(count()).toEqual({ ok: false, because: 'no-calendar', year });
  });

  const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2024-06-01'), days));
  const anyCount = fc.integer({ min: 1, max: 60 });

  test('adding and counting agree', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const due = valueOf(addWorkingDays(calendar, from, count));
        expect(valueOf(workingDaysBetween(calendar, addDays(from, 1), due))).toBe(count);
        expect(valueOf(isWorkingDay(calendar, due))).toBe(true);
      }),
    );
  });

  test('going forth and back returns to the working day one started from', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const start = valueOf(registrationDay(calendar, from));
        const due = valueOf(addWorkingDays(calendar, start, count));
        expect(valueOf(addWorkingDays(calendar, due, -count))).toBe(start);
      }),
    );
  });
});

describe('a calendar file', () => {
  const entry = { day: '2026-03-09', reason: 'womens-day', source: 'a source' };
  const year = {
    year: 2026,
    verified: false,
    verifiedOn: null,
    note: 'n',
    daysOff: [],
    worked: [],
  };

  test.each([
    ['a day off at a weekend', { daysOff: [{ ...entry, day: '2026-03-08' }] }, /off anyway/u],
    ['a worked weekday', { worked: [entry] }, /worked anyway/u],
    ['a day twice', { daysOff: [entry, entry] }, /twice/u],
    ['a day of another year', { daysOff: [{ ...entry, day: '2025-03-10' }] }, /not of the year/u],
    ['a day that is none', { daysOff: [{ ...entry, day: '2026-02-30' }] }, /no calendar day/u],
    ['verified by nobody', { verified: true }, /go together/u],
    ['an unknown reason', { daysOff: [{ ...entry, reason: 'party' }] }, /daysOff\.0\.reason/u],
  ])('is refused for %s', (_, change, problem) => {
    expect(() => parseCalendarYear({ ...year, ...change })).toThrow(problem);
  });
});
