import type { Calendar } from '../knowledge/calendar.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import { brokenRule, type CountedDue, dueOf, isDayOff } from './due.ts';
import { type Project, type Stretch, stretches } from './project.ts';
import { type SubtaskId, subtaskIds, type Task } from './task.ts';

/** Where a task stands on a day. */
export type TaskState =
  | 'done'
  | 'not-needed'
  | 'late'
  /** Due today or within seven days. */
  | 'week'
  | 'ahead'
  /** No day can be named. */
  | 'undated';

/** A task with its day, its standing and what is wrong with it. */
export interface TaskRow<R> {
  /** What the caller knows the task by. */
  readonly row: R;
  readonly task: Task;
  /** The objects that it is about. */
  readonly names: readonly string[];
  /** What the rules give. */
  readonly counted: CountedDue;
  /** The day that holds: moved by hand, else the counted one. */
  readonly day: DateIso | null;
  /** The rule that the move by hand breaks. */
  readonly broken: string | null;
  /** It was moved to a day on which nobody works. */
  readonly onDayOff: boolean;
  /** It was done, but after its day. */
  readonly doneLate: boolean;
  readonly state: TaskState;
}

/** Every task of a project, the earliest first; those of one day in the order of the instruction. */
export function taskRows<R>(
  project: Project,
  tasks: readonly { readonly row: R; readonly task: Task }[],
  calendar: Calendar,
  today: DateIso,
): readonly TaskRow<R>[] {
  const all = stretches(project);
  const rows = tasks.flatMap(({ row, task }): TaskRow<R>[] => {
    // The object was taken out of the schedule: its tasks go with it.
    const stretch = all.find(({ object }) => object === task.object);
    if (stretch === undefined) return [];
    const signed = signedOf(project, stretch, tasks);
    const counted = dueOf(calendar, { signed }, stretch, task.subtask);
    const byRule = counted.kind === 'due' ? counted.due : null;
    const day = task.moved?.day ?? byRule?.day ?? null;
    const { moved } = task;
    return [
      {
        row,
        task,
        names: stretch.names,
        counted,
        day,
        broken: byRule === null || moved === null ? null : brokenRule(byRule, moved.day),
        onDayOff: moved !== null && isDayOff(calendar, moved.day),
        doneLate:
          task.done !== null && byRule !== null && byRule.rule !== null && task.done > byRule.day,
        state: stateOf(task, day, today),
      },
    ];
  });
  return rows.toSorted(
    (one, other) =>
      (one.day ?? '9999').localeCompare(other.day ?? '9999') ||
      subtaskIds.indexOf(one.task.subtask) - subtaskIds.indexOf(other.task.subtask),
  );
}

/** What to do first: what is late, then what is due within the week; the earliest first. */
export function dueNow<R>(rows: readonly TaskRow<R>[]): readonly TaskRow<R>[] {
  return rows.filter(({ state }) => state === 'late' || state === 'week');
}

/** Papers count as signed on the day that the project says, else on the day their task was done. */
function signedOf(
  { signed }: Project,
  { object }: Stretch,
  tasks: readonly { readonly task: Task }[],
): Project['signed'] {
  const doneOn = (subtask: SubtaskId) => {
    const found = tasks.find(({ task }) => task.subtask === subtask && task.object === object);
    return found?.task.status === 'done' ? found.task.done : null;
  };
  const known = object === null ? signed : { note: null, plan: null };
  return { note: known.note ?? doneOn('note'), plan: known.plan ?? doneOn('plan') };
}

const soon = 7;

function stateOf({ status }: Task, day: DateIso | null, today: DateIso): TaskState {
  if (status === 'done' || status === 'not-needed') return status;
  if (day === null) return 'undated';
  if (day < today) return 'late';
  return day <= addDays(today, soon) ? 'week' : 'ahead';
}
