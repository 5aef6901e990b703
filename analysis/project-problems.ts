import type { Calendar } from '../knowledge/calendar.ts';
import { timetableFrom } from '../knowledge/timetable.ts';
import { addMonths, type DateIso } from '../platform/time.ts';
import { isDayOff } from './due.ts';
import type { Project } from './project.ts';

/** What is wrong with the plan of an analysis. */
export type ProjectProblem =
  | { readonly kind: 'no-title' | 'no-subject' | 'no-objects' | 'nameless-object' }
  | { readonly kind: 'end-before-start'; readonly object: string | null }
  | { readonly kind: 'too-long'; readonly object: string | null; readonly days: number }
  | { readonly kind: 'no-calendar'; readonly object: string | null; readonly year: number }
  /** An object's days lie outside of the project's. */
  | { readonly kind: 'outside'; readonly object: string };

/** What is said and does not hold anybody up. */
export type ProjectWarning =
  | {
      readonly kind: 'starts-off' | 'ends-off';
      readonly object: string | null;
      readonly day: DateIso;
    }
  /** DL-12: less than a year since the external analysis. */
  | { readonly kind: 'too-early'; readonly until: DateIso }
  /** DL-01: the announcement would have been due already. */
  | { readonly kind: 'announcement-past'; readonly day: DateIso }
  | { readonly kind: 'expected-days' }
  | { readonly kind: 'no-order' | 'no-members' | 'no-head' };

interface Stretch {
  readonly object: string | null;
  readonly name: string;
  readonly start: DateIso;
  readonly end: DateIso;
}

/** Whatever refuses the project; DL-02 sets the longest analysis. */
export function projectProblems(calendar: Calendar, project: Project): readonly ProjectProblem[] {
  const { title, subject, objects } = project;
  return [
    ...(title.trim() === '' ? [{ kind: 'no-title' } as const] : []),
    ...(subject.trim() === '' ? [{ kind: 'no-subject' } as const] : []),
    ...(objects.length === 0 ? [{ kind: 'no-objects' } as const] : []),
    ...(objects.some(({ name }) => name.trim() === '')
      ? [{ kind: 'nameless-object' } as const]
      : []),
    ...stretchesOf(project).flatMap((stretch) => stretchProblems(calendar, stretch)),
    ...stretchesOf(project).flatMap(({ object, name, start, end }) =>
      object !== null && (start < project.start || end > project.end)
        ? [{ kind: 'outside', object: name } as const]
        : [],
    ),
  ];
}

export function projectWarnings(
  calendar: Calendar,
  project: Project,
  today: DateIso,
): readonly ProjectWarning[] {
  const { external, start, form, members, order } = project;
  const table = timetableFrom(calendar, { start, end: project.end });
  const announce = table.ok
    ? table.milestones.find(({ id }) => id === 'announce-start')
    : undefined;
  const until = external === null ? null : addMonths(external, 12);
  return [
    ...stretchesOf(project).flatMap((stretch) => dayWarnings(calendar, stretch)),
    ...(until !== null && start < until ? [{ kind: 'too-early', until } as const] : []),
    ...(announce?.day.ok === true && announce.day.value < today
      ? [{ kind: 'announcement-past', day: announce.day.value } as const]
      : []),
    ...(table.ok && !table.verified ? [{ kind: 'expected-days' } as const] : []),
    ...(order === null ? [{ kind: 'no-order' } as const] : []),
    ...(form === 'group' && members.length === 0 ? [{ kind: 'no-members' } as const] : []),
    ...(form === 'group' && members.length > 0 && !members.some(({ part }) => part === 'head')
      ? [{ kind: 'no-head' } as const]
      : []),
  ];
}

function stretchProblems(
  calendar: Calendar,
  { object, name, start, end }: Stretch,
): readonly ProjectProblem[] {
  const whose = object === null ? null : name;
  const table = timetableFrom(calendar, { start, end });
  if (table.ok) return [];
  switch (table.because) {
    case 'too-long':
      return [{ kind: 'too-long', object: whose, days: table.workingDays }];
    case 'end-before-start':
      return [{ kind: 'end-before-start', object: whose }];
    case 'no-calendar':
      return [{ kind: 'no-calendar', object: whose, year: table.year }];
    default:
      return table satisfies never;
  }
}

function dayWarnings(
  calendar: Calendar,
  { object, name, start, end }: Stretch,
): readonly ProjectWarning[] {
  const whose = object === null ? null : name;
  return [
    ...(isDayOff(calendar, start)
      ? [{ kind: 'starts-off', object: whose, day: start } as const]
      : []),
    ...(isDayOff(calendar, end) ? [{ kind: 'ends-off', object: whose, day: end } as const] : []),
  ];
}

function stretchesOf({ start, end, objects }: Project): readonly Stretch[] {
  return [
    { object: null, name: '', start, end },
    ...objects.flatMap(({ id, name, days }) =>
      days === null ? [] : [{ object: id, name, ...days }],
    ),
  ];
}
