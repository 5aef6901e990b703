import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { workingDaysBetween } from '../../knowledge/calendar.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { termDay } from '../../knowledge/terms.ts';
import {
  timetableFrom,
  type MilestoneId,
  type Timetable,
  type TimetableFrom,
} from '../../knowledge/timetable.ts';
import { addDays, addMonths, dateIso, type DateIso } from '../../platform/time.ts';

const { calendar, terms, legal } = await loadKnowledge();

function day(text: string): DateIso {
  const real = dateIso(text);
  if (real === null) throw new TypeError('a test names a day that does not exist');
  return real;
}

function found(from: TimetableFrom): Extract<Timetable, { ok: true }> {
  const table = timetableFrom(calendar, from);
  if (!table.ok) throw new TypeError(table.because);
  return table;
}

function dayOf(table: Extract<Timetable, { ok: true }>, id: MilestoneId): string {
  const milestone = table.milestones.find((one) => one.id === id);
  return milestone?.day.ok === true ? milestone.day.value : 'none';
}

function dueOf(id: string, from: string) {
  const term = terms.find((one) => one.id === id);
  if (term === undefined) throw new TypeError('no such term');
  return termDay(calendar, term, day(from));
}

describe('the timetable of an internal analysis', () => {
  const full = found({ start: day('2026-03-02') });

  test.each<[MilestoneId, string]>([
    ['announce-start', '2026-02-16'],
    ['start', '2026-03-02'],
    ['announce-discussion', '2026-04-02'],
    ['discussion', '2026-04-09'],
    ['end', '2026-04-16'],
    ['note', '2026-04-30'],
    ['plan', '2026-05-19'],
    ['publish', '2026-05-22'],
    ['report-1', '2026-07-03'],
    ['report-2', '2026-10-05'],
    ['report-5', '2027-07-05'],
    ['monitoring-end', '2027-04-30'],
    ['next', '2027-03-02'],
  ])('from 2 March 2026 has %s on %s', (id, expected) => {
    expect(dayOf(full, id)).toBe(expected);
  });

  test('is the same from its last day', () => {
    expect(found({ end: day('2026-04-16') }).milestones).toEqual(full.milestones);
  });

  test('takes both days as they are', () => {
    const both = found({ start: day('2025-01-06'), end: day('2025-02-14') });
    expect(both.workingDays).toBe(29);
    expect(both.isMoved).toBe(false);
  });

  test('moves a first day off on and a last day off back', () => {
    const moved = found({ start: day('2026-03-21'), end: day('2026-04-05') });
    expect([moved.start, moved.end, moved.isMoved]).toEqual(['2026-03-26', '2026-04-03', true]);
  });

  test.each<[string, string, unknown]>([
    ['2026-03-02', '2026-04-17', { because: 'too-long', workingDays: 31 }],
    ['2026-04-02', '2026-03-02', { because: 'end-before-start' }],
    ['2028-02-29', '2028-03-01', { because: 'no-calendar', year: 2028 }],
  ])('from %s to %s is refused', (start, end, why) => {
    expect(timetableFrom(calendar, { start: day(start), end: day(end) })).toMatchObject({
      ok: false,
      ...(why as object),
    });
  });

  test('says of each later day whether there is a calendar for it', () => {
    const late = found({ start: day('2027-10-04') });
    const plan = late.milestones.find(({ id }) => id === 'report-2');
    expect(plan?.day).toEqual({ ok: false, because: 'no-calendar', year: 2028 });
    expect(late.verified).toBe(false);
  });

  test('is never longer than allowed, whatever day it begins', () => {
    fc.assert(
      fc.property(fc.nat(900), (offset) => {
        const table = found({ start: addDays(day('2024-02-01'), offset) });
        expect(table.workingDays).toBe(30);
        expect(workingDaysBetween(calendar, table.start, table.end)).toMatchObject({ value: 30 });
        expect(dayOf(table, 'announce-discussion') < dayOf(table, 'discussion')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

const countOf = (id: string) => terms.find((term) => term.id === id)?.count;

describe('terms', () => {
  test.each([
    ['appeal', '2026-11-21', '2026-12-14'],
    ['appeal', '2026-03-19', '2026-04-14'],
    ['redirect', '2026-11-21', '2026-11-26'],
    ['extension-notice', '2026-05-08', '2026-05-14'],
    ['signal', '2026-11-23', '2026-11-26'],
    ['candidate-check', '2026-11-20', '2026-11-24'],
    ['resignation', '2026-11-20', '2026-11-30'],
    ['after-external', '2024-02-29', '2025-02-28'],
  ])('%s of %s ends on %s', (id, from, due) => {
    expect(dueOf(id, from)).toMatchObject({ ok: true, value: due });
  });

  test('an extension is counted from the end of the ordinary term', () => {
    expect(dueOf('appeal-extended', '2026-03-19')).toMatchObject({ value: '2026-06-14' });
  });

  test('of a report of a crime names no day: nobody has verified it', () => {
    expect(dueOf('crime', '2026-03-19')).toMatchObject({ ok: true, value: null });
  });

  test('are refused in a year without a calendar', () => {
    expect(dueOf('appeal', '2027-12-20')).toMatchObject({ ok: false, year: 2028 });
  });

  test('agree with the numbers that reports are told', () => {
    expect(countOf('appeal')).toBe(legal.terms.appealWorkingDays);
    expect(countOf('redirect')).toBe(legal.terms.redirectWorkingDays);
    expect(countOf('extension-notice')).toBe(legal.terms.extensionNoticeWorkingDays);
    expect(countOf('appeal-extended')).toBe(legal.terms.extensionMonthsAtMost);
  });
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %i months is %s', (from, count, to) => {
  expect(addMonths(day(from), count)).toBe(to);
});
