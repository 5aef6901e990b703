import { addWorkingDays, type Calendar, isWorkingDay } from '../knowledge/calendar.ts';
import { longestAnalysis } from '../knowledge/timetable.ts';
import { addMonths, type DateIso } from '../platform/time.ts';
import type { ProjectId } from './ids.ts';
import type { Project } from './project.ts';

/**
 * Last year's project as a beginning: the same subject, objects and posts a year later. Nothing that was signed or done is
 * taken over. DL-11 asks for one at least once a year. The whole 30 working days are planned where the calendar has the
 * year; else the days are last year's, and the form says that the year has no calendar.
 */
export function nextYear(calendar: Calendar, id: ProjectId, last: Project): Project {
  const start = workedFrom(calendar, addMonths(last.start, 12));
  const end = addWorkingDays(calendar, start, longestAnalysis - 1);
  return {
    ...last,
    objects: last.objects.map(({ id: object, name }) => ({ id: object, name, days: null })),
    order: null,
    start,
    end: end.ok ? end.value : addMonths(last.end, 12),
    external: null,
    signed: { note: null, plan: null },
    state: 'open',
    copiedFrom: id,
  };
}

function workedFrom(calendar: Calendar, day: DateIso): DateIso {
  const worked = isWorkingDay(calendar, day);
  if (!worked.ok || worked.value) return day;
  const next = addWorkingDays(calendar, day, 1);
  return next.ok ? next.value : day;
}
