import { expect, test } from 'vitest';

import { addDays, dateIso, type DateIso } from '../../platform/time.ts';

test('every day of four centuries is a day, and the day after the last of a month is none', () => {
  let [day, days] = ['2000-01-01' as DateIso, 0];
  for (; day < '2400-01-01'; day = addDays(day, 1), days += 1) {
    if (dateIso(day) !== day) expect.fail(`${day} is a day`);
    const isLast = addDays(day, 1).slice(8) === '01';
    const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
    if ((dateIso(next) === null) !== isLast) expect.fail(`${next} is read wrongly`);
  }
  expect(days).toBe(146_097);
});

test.each(['', '2026-1-01', '2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32', ' 2026-01-01'])(
  '%j is no day',
  (text) => {
    expect(dateIso(text)).toBeNull();
  },
);
