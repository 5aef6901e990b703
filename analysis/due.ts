import {
  addWorkingDays,
  type Calendar,
  type Counted,
  isWorkingDay,
} from '../knowledge/calendar.ts';
import { type MilestoneId, timetableFrom } from '../knowledge/timetable.ts';
import { addMonths, type DateIso } from '../platform/time.ts';
import type { Project, Stretch } from './project.ts';
import type { SubtaskId } from './task.ts';

/** By when a task is done, and on what that rests. */
export interface Due {
  readonly day: DateIso;
  /** The rule on the fact sheet; `null`: the instruction names no day, and this is our advice. */
  readonly rule: string | null;
  /** False when a year was touched whose days are only expected. */
  readonly verified: boolean;
}

export type CountedDue =
  | { readonly kind: 'due'; readonly due: Due }
  | { readonly kind: 'no-calendar'; readonly year: number }
  /** The days of the analysis break a rule themselves. */
  | { readonly kind: 'uncounted' };

interface Basis {
  readonly from: MilestoneId;
  readonly rule: string | null;
}

/** What each task waits for. Where the instruction is silent, the next step that needs the paper. */
const bases: Readonly<Record<SubtaskId, Basis>> = {
  schedule: { from: 'announce-start', rule: null },
  order: { from: 'announce-start', rule: null },
  announce: { from: 'announce-start', rule: 'DL-01' },
  'discussion-day': { from: 'announce-discussion', rule: 'DL-03' },
  discussion: { from: 'discussion', rule: 'DL-04' },
  note: { from: 'note', rule: 'DL-05' },
  plan: { from: 'plan', rule: 'DL-06' },
  publish: { from: 'publish', rule: 'DL-07' },
  monitoring: { from: 'monitoring-end', rule: 'DL-10' },
  register: { from: 'plan', rule: null },
  cartogram: { from: 'publish', rule: null },
};

/** The last day of a task as the rules have it. Papers that are signed already move the terms that count from them. */
export function dueOf(
  calendar: Calendar,
  { signed }: Pick<Project, 'signed'>,
  { start, end }: Stretch,
  subtask: SubtaskId,
): CountedDue {
  const table = timetableFrom(calendar, { start, end });
  if (!table.ok) {
    return table.because === 'no-calendar'
      ? { kind: 'no-calendar', year: table.year }
      : { kind: 'uncounted' };
  }
  const { from, rule } = bases[subtask];
  const found = recounted(calendar, signed, from) ?? dayOf(table.milestones, from);
  if (!found.ok) return { kind: 'no-calendar', year: found.year };
  return { kind: 'due', due: { day: found.value, rule, verified: found.verified } };
}

/** The rule that a day breaks when the task is moved to it; `null` when it breaks none. */
export function brokenRule(due: Due, moved: DateIso): string | null {
  return due.rule !== null && moved > due.day ? due.rule : null;
}

/** Whether nobody works on that day; `false` for a year without a calendar. */
export function isDayOff(calendar: Calendar, day: DateIso): boolean {
  const worked = isWorkingDay(calendar, day);
  return worked.ok && !worked.value;
}

/** `null` where nothing is signed that this milestone counts from. */
function recounted(
  calendar: Calendar,
  { note, plan }: Project['signed'],
  from: MilestoneId,
): Counted<DateIso> | null {
  switch (from) {
    case 'plan':
      return note === null ? null : addWorkingDays(calendar, note, 10);
    case 'monitoring-end':
      return note === null ? null : { ok: true, value: addMonths(note, 12), verified: true };
    case 'publish': {
      if (plan !== null) return addWorkingDays(calendar, plan, 3);
      if (note === null) return null;
      const planned = addWorkingDays(calendar, note, 10);
      return planned.ok ? addWorkingDays(calendar, planned.value, 3) : planned;
    }
    default:
      return null;
  }
}

function dayOf(
  milestones: readonly { readonly id: MilestoneId; readonly day: Counted<DateIso> }[],
  id: MilestoneId,
): Counted<DateIso> {
  const found = milestones.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`the timetable has no ${id}`);
  return found.day;
}
