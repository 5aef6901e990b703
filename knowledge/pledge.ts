import { addDays, type DateIso } from '../platform/time.ts';
import { dueDay, type Calendar } from './calendar.ts';

/** Working days within which the body pledges a personal answer. */
export const pledgeDays = 3;

/** The last day of the pledge. Without a calendar for the year it still runs, a little longer than it could. */
export function pledgedDay(calendar: Calendar, day: DateIso): DateIso {
  const due = dueDay(calendar, day, pledgeDays);
  return due.ok ? due.value : addDays(day, 7);
}
