import type { Localized } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
import { addDays } from '../platform/time.ts';
import reasons from './calendar/reasons.json' with { type: 'json' };
import type { CalendarYear, DayReason, MarkedDay } from './schema/calendar.ts';
import { isWeekend } from './schema/calendar.ts';

/** The national calendar of the five-day week, one entry a year for which there is data. */
export type Calendar = ReadonlyMap<number, CalendarYear>;

export type Counted<T> =
  /** `verified` is false when a year was touched whose days are only expected. */
  | { readonly ok: true; readonly value: T; readonly verified: boolean }
  /** There is no calendar for `year`: say so rather than show a wrong date. */
  | { readonly ok: false; readonly because: 'no-calendar'; readonly year: number };

/** Whether `day` is worked in the five-day week. */
export function isWorkingDay(calendar: Calendar, day: DateIso): Counted<boolean> {
  const year = Number(day.slice(0, 4));
  const known = calendar.get(year);
  if (known === undefined) return { ok: false, because: 'no-calendar', year };
  const value = isWeekend(day) ? known.worked.has(day) : !known.daysOff.has(day);
  return { ok: true, value, verified: known.verified };
}

/**
 * The `count`th working day after `from`: counting starts on the next day, so `from` itself may be any day.
 * A negative count goes back the same way; zero is `from`. Example: 19 March 2026 and 5 give 31 March.
 */
export function addWorkingDays(calendar: Calendar, from: DateIso, count: number): Counted<DateIso> {
  const step = count < 0 ? -1 : 1;
  let day = from;
  let verified = true;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    const worked = isWorkingDay(calendar, day);
    if (!worked.ok) return worked;
    verified &&= worked.verified;
    if (worked.value) left -= 1;
  }
  return { ok: true, value: day, verified };
}

/** How many working days there are from `first` to `last`, both counted; 0 when `last` is earlier. */
export function workingDaysBetween(
  calendar: Calendar,
  first: DateIso,
  last: DateIso,
): Counted<number> {
  let value = 0;
  let verified = true;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const worked = isWorkingDay(calendar, day);
    if (!worked.ok) return worked;
    verified &&= worked.verified;
    if (worked.value) value += 1;
  }
  return { ok: true, value, verified };
}

/** The day on which something received on `day` is registered: the same day, or the next working one. */
export function registrationDay(calendar: Calendar, day: DateIso): Counted<DateIso> {
  return addWorkingDays(calendar, addDays(day, -1), 1);
}

/** The last day of a term of `count` working days for something received on `day`. */
export function dueDay(calendar: Calendar, day: DateIso, count: number): Counted<DateIso> {
  const registered = registrationDay(calendar, day);
  if (!registered.ok) return registered;
  const due = addWorkingDays(calendar, registered.value, count);
  return due.ok ? { ...due, verified: due.verified && registered.verified } : due;
}

/** Why a weekday is off or a weekend day is worked; `null` for an ordinary day. */
export function markedDay(calendar: Calendar, day: DateIso): MarkedDay | null {
  const year = calendar.get(Number(day.slice(0, 4)));
  return year?.daysOff.get(day) ?? year?.worked.get(day) ?? null;
}

/** A reason in words. */
export function reasonName(reason: DayReason): Localized {
  return reasons[reason];
}
