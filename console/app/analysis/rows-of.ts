import type { Project } from '../../../analysis/project.ts';
import { type TaskRow, taskRows } from '../../../analysis/task-rows.ts';
import type { Task } from '../../../analysis/task.ts';
import type { DateIso } from '../../../platform/time.ts';
import { calendar } from './knowledge.ts';
import type { Row } from './store.ts';

/** The tasks of a project with their days and standing, by the calendar that is built into the page. */
export function rowsOf({
  project,
  tasks,
  today,
}: {
  readonly project: Row<Project>;
  readonly tasks: readonly Row<Task>[];
  readonly today: DateIso;
}): readonly TaskRow<Row<Task>>[] {
  const all = tasks.map((row) => ({ row, task: row.document.body }));
  return taskRows(project.document.body, all, calendar, today);
}
