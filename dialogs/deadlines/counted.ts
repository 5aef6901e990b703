import { addWorkingDays, workingDaysBetween, type Calendar } from '../../knowledge/calendar.ts';
import type { Term } from '../../knowledge/schema/term.ts';
import { termDay } from '../../knowledge/terms.ts';
import { timetableFrom, type Timetable } from '../../knowledge/timetable.ts';
import type { DateIso } from '../../platform/time.ts';
import type { CountDraft } from '../draft.ts';
import type { Message } from '../message.ts';
import { say } from '../say.ts';
import type { Scene } from '../step.ts';

type Found = Extract<Timetable, { ok: true }>;

/** What came of counting, or what to say where it cannot be counted. */
export type CountResult =
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'refused'; readonly message: Message }
  | {
      readonly kind: 'day';
      readonly from: DateIso;
      readonly days: number;
      readonly day: DateIso;
      readonly verified: boolean;
    }
  | {
      readonly kind: 'days';
      readonly first: DateIso;
      readonly last: DateIso;
      readonly days: number;
      readonly verified: boolean;
    }
  | { readonly kind: 'timetable'; readonly found: Found }
  | {
      readonly kind: 'term';
      readonly term: Term;
      readonly from: DateIso;
      /** `null` where no day may be named. */
      readonly day: DateIso | null;
      readonly verified: boolean;
    };

/** Counts what the draft asks for; the same draft gives the same result as long as the calendar is the same. */
export function countedOf({ world }: Scene, count: CountDraft | null): CountResult {
  const { calendar } = world.knowledge;
  if (count?.first == null) return { kind: 'unfinished' };
  const { first, second, days } = count;
  switch (count.what) {
    case 'add':
      return days === null ? { kind: 'unfinished' } : dayAfter(calendar, first, days);
    case 'between':
      return second === null ? { kind: 'unfinished' } : daysFrom(calendar, first, second);
    case 'from-start':
      return timetable(timetableFrom(calendar, { start: first }));
    case 'from-end':
      return timetable(timetableFrom(calendar, { end: first }));
    case 'from-both':
      return second === null
        ? { kind: 'unfinished' }
        : timetable(timetableFrom(calendar, { start: first, end: second }));
    case 'term':
      return termResult(world.knowledge.terms, calendar, count.term, first);
    default:
      return count.what satisfies never;
  }
}

function dayAfter(calendar: Calendar, from: DateIso, days: number): CountResult {
  const counted = addWorkingDays(calendar, from, days);
  if (!counted.ok) return noCalendar(counted.year);
  return { kind: 'day', from, days, day: counted.value, verified: counted.verified };
}

function daysFrom(calendar: Calendar, first: DateIso, last: DateIso): CountResult {
  if (last < first) return refused(say('deadlines.end-before-start', 'problem'));
  const counted = workingDaysBetween(calendar, first, last);
  if (!counted.ok) return noCalendar(counted.year);
  return { kind: 'days', first, last, days: counted.value, verified: counted.verified };
}

function timetable(found: Timetable): CountResult {
  if (found.ok) return { kind: 'timetable', found };
  switch (found.because) {
    case 'no-calendar':
      return noCalendar(found.year);
    case 'end-before-start':
      return refused(say('deadlines.end-before-start', 'problem'));
    case 'too-long':
      return refused(say('deadlines.too-long', 'problem', { days: found.workingDays }));
    default:
      return found satisfies never;
  }
}

function termResult(
  terms: readonly Term[],
  calendar: Calendar,
  id: string | null,
  from: DateIso,
): CountResult {
  // A term may be gone in a newer version.
  const term = terms.find((one) => one.id === id);
  if (term === undefined) return { kind: 'unfinished' };
  const counted = termDay(calendar, term, from);
  if (!counted.ok) return noCalendar(counted.year);
  return { kind: 'term', term, from, day: counted.value, verified: counted.verified };
}

function noCalendar(year: number): CountResult {
  return refused(say('deadlines.no-calendar', 'problem', { year: String(year) }));
}

function refused(message: Message): CountResult {
  return { kind: 'refused', message };
}
