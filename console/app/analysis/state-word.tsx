import type { ProjectState } from '../../../analysis/project.ts';
import type { TaskState } from '../../../analysis/task-rows.ts';
import { useWords } from '../speech.tsx';

/** Open projects need no word: only what is over is said. */
export function StateWord({ state }: { readonly state: ProjectState }) {
  const { say } = useWords();
  return state === 'open' ? null : (
    <span className="mark closed">{say(`analysis.state.${state}`)}</span>
  );
}

const looks: Readonly<Record<TaskState, string>> = {
  done: 'ahead',
  'not-needed': 'closed',
  late: 'overdue',
  week: 'soon',
  ahead: 'closed',
  undated: 'closed',
};

/** Where a task stands, in words; the colour only repeats them. */
export function TaskMark({ state }: { readonly state: TaskState }) {
  const { say } = useWords();
  return <span className={`mark ${looks[state]}`}>{say(`analysis.task.${state}`)}</span>;
}
