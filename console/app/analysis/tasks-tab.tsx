import type { ProjectId } from '../../../analysis/ids.ts';
import { dueNow } from '../../../analysis/task-rows.ts';
import { useWords } from '../speech.tsx';
import { procedure, stageOf } from './knowledge.ts';
import { rowsOf } from './rows-of.ts';
import { TabLink } from './tab-link.tsx';
import type { TabProps } from './tab-props.ts';
import { TaskEditor } from './task-editor.tsx';
import { TaskTable } from './task-table.tsx';

/** All tasks by the stages of the instruction, or one of them to be worked on. */
export function TasksTab(props: TabProps) {
  const { project, row } = props;
  const { say, language } = useWords();
  const id = project.id as string as ProjectId;
  const rows = rowsOf(props);
  if (row !== null) {
    const found = rows.find((each) => each.row.id === row);
    return (
      <>
        <p className="back">
          <TabLink project={id} tab="tasks">
            ← {say('analysis.tasks.back')}
          </TabLink>
        </p>
        {found === undefined ? (
          <p className="problem">{say('analysis.tasks.none')}</p>
        ) : (
          <TaskEditor key={row} {...props} found={found} />
        )}
      </>
    );
  }
  const now = dueNow(rows);
  return (
    <>
      {now.length > 0 && (
        <section className="card">
          <h2>{say('analysis.now')}</h2>
          <TaskTable caption={say('analysis.now')} project={project} rows={now} />
        </section>
      )}
      {procedure.tasks.map((task) => {
        const own = rows.filter((each) => stageOf(each.task.subtask) === task.number);
        return (
          own.length > 0 && (
            <section key={task.number} className="stage">
              <h2>{say('analysis.stage', { number: task.number, title: task.title[language] })}</h2>
              <TaskTable caption={task.title[language]} project={project} rows={own} />
            </section>
          )
        );
      })}
    </>
  );
}
