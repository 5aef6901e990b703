import { addDays, addMonths, type DateIso } from '../platform/time.ts';
import {
  addWorkingDays,
  dueDay,
  registrationDay,
  type Calendar,
  type Counted,
} from './calendar.ts';
import type { Term } from './schema/term.ts';

/** Working days that an ordinary appeal has. */
const appealDays = 15;

/** The last day of a term that begins on `day`; `null` where no day can be named because nobody has verified the term. */
export function termDay(calendar: Calendar, term: Term, day: DateIso): Counted<DateIso | null> {
  const { count } = term;
  if (count === null) return { ok: true, value: null, verified: true };
  const from = startOf(calendar, term, day);
  if (!from.ok) return from;
  const due = after(calendar, from.value, count, term.unit);
  return due.ok ? { ...due, verified: due.verified && from.verified } : due;
}

function startOf(calendar: Calendar, { starts }: Term, day: DateIso): Counted<DateIso> {
  switch (starts) {
    case 'day':
      return { ok: true, value: day, verified: true };
    case 'registration':
      return registrationDay(calendar, day);
    case 'appeal-end':
      return dueDay(calendar, day, appealDays);
    default:
      return starts satisfies never;
  }
}

function after(
  calendar: Calendar,
  from: DateIso,
  count: number,
  unit: Term['unit'],
): Counted<DateIso> {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, from, count);
    case 'days':
      return { ok: true, value: addDays(from, count), verified: true };
    case 'months':
      return { ok: true, value: addMonths(from, count), verified: true };
    case 'none':
      throw new TypeError('a term without a unit has no day');
    default:
      return unit satisfies never;
  }
}
