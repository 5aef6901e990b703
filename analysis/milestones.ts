import type { Calendar } from '../knowledge/calendar.ts';
import { type MilestoneId, timetableFrom } from '../knowledge/timetable.ts';
import type { DateIso } from '../platform/time.ts';
import type { Project } from './project.ts';

/** A day of the analysis that is nobody's task: it begins, ends, units report, the next one is due. */
export interface ProjectDay {
  readonly id: Extract<MilestoneId, 'start' | 'end' | `report-${number}` | 'next'>;
  readonly day: DateIso;
  readonly rule: string;
}

/** The days that go with a project beside its tasks, the earliest first; none where they cannot be counted. */
export function projectDays(calendar: Calendar, { start, end }: Project): readonly ProjectDay[] {
  const table = timetableFrom(calendar, { start, end });
  if (!table.ok) return [];
  return table.milestones
    .flatMap(({ id, fact, day }) =>
      isOwn(id) && day.ok ? [{ id, day: day.value, rule: fact }] : [],
    )
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

function isOwn(id: MilestoneId): id is ProjectDay['id'] {
  return id === 'start' || id === 'end' || id === 'next' || id.startsWith('report-');
}
