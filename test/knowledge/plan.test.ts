import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { planOf } from '../../knowledge/plan.ts';
import type { Guide, Term } from '../../knowledge/schema/guide.ts';
import { addMonths, dateIso, type DateIso } from '../../platform/time.ts';
import { day, knowledge } from '../dialogs/fixtures.ts';

const [guide] = knowledge.guides.values();
if (guide === undefined) throw new TypeError('no guide');
const pattern: Guide = guide;

function dueWith(term: Term, given: string | null, today: DateIso = day('2026-03-19')) {
  const text = pattern.title;
  const advice = [{ id: 'one', kind: 'do', text, term, facts: [] } as const];
  const answers = given === null ? {} : { day: { kind: 'date', value: given } as const };
  const { calendar } = knowledge;
  return planOf({ ...pattern, advice }, answers, { today, calendar }).advice[0]?.due;
}

test('working days are counted by the national calendar, from the day after', () => {
  const term = { from: 'day', count: 5, unit: 'working-days', mark: 'A' } as const;
  expect(dueWith(term, '2026-03-19')).toMatchObject({ kind: 'day', day: '2026-03-31' });
  expect(dueWith({ ...term, from: 'today' }, null)).toMatchObject({ day: '2026-03-31' });
});

test('a term before a day is counted back over whole working days', () => {
  const term = {
    from: 'day',
    count: 10,
    unit: 'working-days',
    counting: 'back',
    mark: 'A',
  } as const;
  expect(dueWith(term, '2026-03-02')).toMatchObject({ day: '2026-02-16' });
  expect(dueWith({ ...term, count: 5 }, '2026-04-16')).toMatchObject({ day: '2026-04-09' });
  const atWeekend = dueWith({ ...term, count: 5 }, '2026-04-18');
  expect(atWeekend).toMatchObject({ day: '2026-04-10' });
  expect(dueWith(term, '2024-01-05')).toMatchObject({ kind: 'no-calendar', year: 2023 });
  const days = { ...term, count: 3, unit: 'days' } as const;
  expect(dueWith(days, '2026-03-02')).toMatchObject({ day: '2026-02-27' });
});

test('a term may count its first day, also when that is a day off', () => {
  const term = {
    from: 'day',
    count: 30,
    unit: 'working-days',
    counting: 'including',
    mark: 'A',
  } as const;
  expect(dueWith(term, '2026-03-02')).toMatchObject({ day: '2026-04-16' });
  expect(dueWith(term, '2026-03-01')).toMatchObject({ day: '2026-04-16' });
  expect(dueWith({ ...term, count: 7, unit: 'days' }, '2026-03-02')).toMatchObject({
    day: '2026-03-08',
  });
});

test('a year without a calendar is said, never guessed', () => {
  const term = { from: 'day', count: 5, unit: 'working-days', mark: 'A' } as const;
  expect(dueWith(term, '2031-03-19')).toMatchObject({ kind: 'no-calendar', year: 2031 });
});

test('a term without its day has no date', () => {
  expect(dueWith({ from: 'day', count: 7, unit: 'days', mark: 'C' }, null)).toMatchObject({
    kind: 'uncounted',
  });
});

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29');
  expect(addMonths(day('2026-11-22'), 3)).toBe('2027-02-22');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 60 }),
      (instant, months) => {
        const from = day(instant.toISOString().slice(0, 10));
        const later = addMonths(from, months);
        expect(dateIso(later)).toBe(later);
        const distance =
          (Number(later.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
          (Number(later.slice(5, 7)) - Number(from.slice(5, 7)));
        expect(distance).toBe(months);
      },
    ),
  );
});
