import type { DocumentId } from '../../../analysis/ids.ts';
import type { Project } from '../../../analysis/project.ts';
import type { Task } from '../../../analysis/task.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Session } from '../session.ts';
import type { Row } from './store.ts';

/** What every part of a project's page gets. */
export interface TabProps {
  readonly session: Session;
  readonly project: Row<Project>;
  readonly tasks: readonly Row<Task>[];
  readonly today: DateIso;
  /** What stands behind the tab in the address: one of its rows. */
  readonly row: DocumentId | null;
  /** Reads project and tasks anew: to be called after anything was saved. */
  readonly again: () => void;
  readonly onExpired: () => void;
}
