import { brokenRule } from '../../../analysis/due.ts';
import type { ProjectProblem, ProjectWarning } from '../../../analysis/project-problems.ts';
import type { Project } from '../../../analysis/project.ts';
import type { TaskRow } from '../../../analysis/task-rows.ts';
import type { Task } from '../../../analysis/task.ts';
import type { Words } from '../speech.tsx';
import { subtaskOf } from './knowledge.ts';

/** What holds a project up, in words that say what to do. */
export function problemWords({ say }: Words, problem: ProjectProblem): string {
  switch (problem.kind) {
    case 'no-title':
    case 'no-subject':
    case 'no-objects':
    case 'nameless-object':
      return say(`analysis.problem.${problem.kind}`);
    case 'end-before-start':
      return of({ say }, problem.object, say('analysis.problem.end-before-start'));
    case 'too-long':
      return of({ say }, problem.object, say('analysis.problem.too-long', { days: problem.days }));
    case 'no-calendar': {
      const year = String(problem.year);
      return of({ say }, problem.object, say('analysis.problem.no-calendar', { year }));
    }
    case 'outside':
      return of({ say }, problem.object, say('analysis.problem.outside'));
    default:
      return problem satisfies never;
  }
}

export function warningWords({ say, day }: Words, warning: ProjectWarning): string {
  switch (warning.kind) {
    case 'starts-off':
    case 'ends-off': {
      const sentence = say(`analysis.warning.${warning.kind}`, { day: day(warning.day) });
      return of({ say }, warning.object, sentence);
    }
    case 'too-early':
      return say('analysis.warning.too-early', { day: day(warning.until) });
    case 'announcement-past':
      return say('analysis.warning.announcement-past', { day: day(warning.day) });
    case 'expected-days':
    case 'no-order':
    case 'no-members':
    case 'no-head':
      return say(`analysis.warning.${warning.kind}`);
    default:
      return warning satisfies never;
  }
}

/** What is wrong with one task's day; nothing where it is in order. */
export function rowWarnings(words: Words, row: TaskRow<unknown>): readonly string[] {
  const { say } = words;
  const term = row.broken === null ? null : termOf(words, row.task);
  return [
    ...(term === null ? [] : [say('analysis.broken', { term })]),
    ...(row.onDayOff ? [say('analysis.on-day-off')] : []),
    ...(row.doneLate ? [say('analysis.done-late')] : []),
    ...(row.counted.kind === 'due' && !row.counted.due.verified
      ? [say('analysis.day-expected')]
      : []),
  ];
}

/** By when the instruction wants a task, in its words; `null` where it is silent. */
export function termOf({ language }: Words, { subtask }: Pick<Task, 'subtask'>): string | null {
  return subtaskOf(subtask).terms[0]?.text[language] ?? null;
}

/** The day of a task, or why there is none. */
export function dayWords({ say, day }: Words, row: TaskRow<unknown>): string {
  if (row.day !== null) return day(row.day);
  return row.counted.kind === 'no-calendar'
    ? say('analysis.no-calendar', { year: String(row.counted.year) })
    : say('analysis.no-day');
}

/** Which objects a task is about: by name where it is one of several schedules. */
export function objectWords({ say }: Words, row: TaskRow<unknown>, { objects }: Project): string {
  if (row.task.object !== null) return row.names.join(', ');
  return objects.some(({ days }) => days !== null)
    ? say('analysis.objects.others', { count: row.names.length })
    : say('analysis.objects.all', { count: objects.length });
}

/** Whether a day that somebody is about to choose would break a rule, in words. */
export function moveWarning(words: Words, row: TaskRow<unknown>, task: Task): string | null {
  if (row.counted.kind !== 'due' || task.moved === null) return null;
  if (brokenRule(row.counted.due, task.moved.day) === null) return null;
  return words.say('analysis.broken', { term: termOf(words, task) ?? '' });
}

function of({ say }: Pick<Words, 'say'>, object: string | null, sentence: string): string {
  return object === null ? sentence : say('analysis.about', { object, sentence });
}
