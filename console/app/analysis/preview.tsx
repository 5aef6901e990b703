import { missingTasks } from '../../../analysis/project-tasks.ts';
import type { Project } from '../../../analysis/project.ts';
import { taskRows } from '../../../analysis/task-rows.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import { calendar, subtaskOf } from './knowledge.ts';
import { dayWords, objectWords } from './words.ts';

/** The timetable that a plan gives, before it is stored. */
export function Preview({
  project,
  today,
}: {
  readonly project: Project;
  readonly today: DateIso;
}) {
  const words = useWords();
  const { say, language } = words;
  const tasks = missingTasks(project, [], () => '').map((task, row) => ({ row, task }));
  const rows = taskRows(project, tasks, calendar, today);
  return (
    <details className="card" open>
      <summary>{say('analysis.preview', { count: rows.length })}</summary>
      <table className="result">
        <caption className="hidden">{say('analysis.tab.timetable')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('analysis.due')}</th>
            <th scope="col">{say('analysis.task')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.row}>
              <td>{dayWords(words, each)}</td>
              <th scope="row">
                {subtaskOf(each.task.subtask).title[language]}
                <span className="quiet">{objectWords(words, each, project)}</span>
              </th>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">{say('analysis.unverified')}</p>
    </details>
  );
}
