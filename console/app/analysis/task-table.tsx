import type { ProjectId } from '../../../analysis/ids.ts';
import type { Project } from '../../../analysis/project.ts';
import type { TaskRow } from '../../../analysis/task-rows.ts';
import { useWords } from '../speech.tsx';
import { subtaskOf } from './knowledge.ts';
import { TaskMark } from './state-word.tsx';
import type { Row } from './store.ts';
import type { Task } from '../../../analysis/task.ts';
import { TabLink } from './tab-link.tsx';
import { dayWords, objectWords, rowWarnings } from './words.ts';

interface Props {
  readonly caption: string;
  readonly project: Row<Project>;
  readonly rows: readonly TaskRow<Row<Task>>[];
}

/** Tasks with day, owner, proof and standing; each leads to the place where it is changed. */
export function TaskTable({ caption, project, rows }: Props) {
  const words = useWords();
  const { say, language } = words;
  const id = project.id as string as ProjectId;
  return (
    <table className="inbox">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('analysis.task')}</th>
          <th scope="col">{say('analysis.due')}</th>
          <th scope="col">{say('analysis.owner')}</th>
          <th scope="col">{say('analysis.evidence')}</th>
          <th scope="col">{say('analysis.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => {
          const subtask = subtaskOf(each.task.subtask);
          return (
            <tr key={each.row.id}>
              <th scope="row" data-label={say('analysis.task')}>
                <TabLink project={id} tab="tasks" row={each.row.id}>
                  {subtask.title[language]}
                </TabLink>
                <span className="quiet">{objectWords(words, each, project.document.body)}</span>
              </th>
              <td data-label={say('analysis.due')}>
                {dayWords(words, each)}
                {each.task.moved === null &&
                  each.counted.kind === 'due' &&
                  each.counted.due.rule === null && (
                    <span className="quiet block">{say('analysis.advice')}</span>
                  )}
                {each.task.moved !== null && (
                  <span className="quiet block">
                    {say('analysis.moved', { reason: each.task.moved.reason })}
                  </span>
                )}
                {rowWarnings(words, each).map((warning) => (
                  <span key={warning} className="missing block">
                    {warning}
                  </span>
                ))}
              </td>
              <td data-label={say('analysis.owner')}>
                <bdi>{each.task.owner || say('analysis.owner.none')}</bdi>
              </td>
              <td data-label={say('analysis.evidence')}>
                {subtask.evidence[language]}
                {each.task.evidence.length > 0 && (
                  <span className="quiet block">
                    {say('analysis.evidence.count', { count: each.task.evidence.length })}
                  </span>
                )}
              </td>
              <td data-label={say('analysis.standing')}>
                <TaskMark state={each.state} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
