import { made } from '../../../analysis/document.ts';
import { newDocumentId, newProjectId, ownDocument, type ProjectId } from '../../../analysis/ids.ts';
import { missingTasks } from '../../../analysis/project-tasks.ts';
import type { Project } from '../../../analysis/project.ts';
import type { SubtaskId, Task } from '../../../analysis/task.ts';
import { addWorkingDays } from '../../../knowledge/calendar.ts';
import { longestAnalysis } from '../../../knowledge/timetable.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { addDays, type DateIso } from '../../../platform/time.ts';
import type { Session } from '../session.ts';
import { calendar } from './knowledge.ts';
import { type Row, type RowChange, saveRows } from './store.ts';

/** A project that is being planned; the owners come from last year's. */
export interface NewProject {
  readonly project: Project;
  readonly owners: Readonly<Partial<Record<SubtaskId, string>>>;
}

/** Under which the unsaved plan of a new project is kept. */
export const newProjectKey = 'new-project';

export function smallId(): string {
  return hex(systemRandom(4));
}

/** The announcement is due 10 working days before the start: the earliest start for which it can still be in time. */
export function emptyProject(title: string, subject: string, today: DateIso): NewProject {
  const first = addWorkingDays(calendar, today, 11);
  const start = first.ok ? first.value : today;
  const project: Project = {
    title,
    subject,
    objects: [{ id: smallId(), name: '', days: null }],
    form: 'group',
    order: null,
    members: [],
    start,
    end: lastDay(start) ?? start,
    external: null,
    signed: { note: null, plan: null },
    state: 'open',
    copiedFrom: null,
  };
  return { project, owners: {} };
}

/** Day 30 of an analysis from `start`, which counts if it is worked; `null` for a year without a calendar. */
export function lastDay(start: DateIso): DateIso | null {
  const last = addWorkingDays(calendar, addDays(start, -1), longestAnalysis);
  return last.ok ? last.value : null;
}

export function ownersIn(tasks: readonly Row<Task>[]): NewProject['owners'] {
  return Object.fromEntries(
    tasks
      .map(({ document }) => document.body)
      .filter(({ object, owner }) => object === null && owner !== '')
      .map(({ subtask, owner }) => [subtask, owner]),
  );
}

/** Stores a new project with all of its tasks; its id. The project itself goes last: without it nobody sees the rest. */
export async function createProject(
  session: Session,
  { project, owners }: NewProject,
  today: DateIso,
): Promise<ProjectId> {
  const id = newProjectId(systemRandom);
  const change = { day: today, officer: session.officerId, what: 'made', note: '' } as const;
  await saveRows(session, id, [
    ...taskChanges(session, project, [], owners, today),
    { id: ownDocument(id), kind: 'project', expected: 0, document: made(project, change) },
  ]);
  return id;
}

/** The tasks that a project lacks, ready to be stored. */
export function taskChanges(
  { officerId }: Pick<Session, 'officerId'>,
  project: Project,
  tasks: readonly Task[],
  owners: NewProject['owners'],
  today: DateIso,
): readonly RowChange[] {
  const change = { day: today, officer: officerId, what: 'made', note: '' } as const;
  return missingTasks(project, tasks, (subtask) => owners[subtask] ?? '').map((task) => ({
    id: newDocumentId(systemRandom),
    kind: 'task' as const,
    expected: 0,
    document: made(task, change),
  }));
}
