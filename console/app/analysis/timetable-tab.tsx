import { useState } from 'react';

import { writeCalendar } from '../../../analysis/calendar-file.ts';
import type { ProjectId } from '../../../analysis/ids.ts';
import { taskEvents } from '../../../analysis/project-calendar.ts';
import { type ProjectDay, projectDays } from '../../../analysis/milestones.ts';
import { projectProblems } from '../../../analysis/project-problems.ts';
import type { Project } from '../../../analysis/project.ts';
import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { utf8 } from '../../../platform/crypto/bytes.ts';
import { useWords } from '../speech.tsx';
import { calendar, subtaskOf } from './knowledge.ts';
import { rowsOf } from './rows-of.ts';
import { saveFile } from './save-file.ts';
import { TabLink } from './tab-link.tsx';
import { TaskTable } from './task-table.tsx';
import type { TabProps } from './tab-props.ts';
import { objectWords, problemWords, termOf } from './words.ts';

/** Every task in the order of its days, as a table and as a file for somebody's own calendar. */
export function TimetableTab(props: TabProps) {
  const { project } = props;
  const { body } = project.document;
  const words = useWords();
  const { say, language, day } = words;
  const [failed, setFailed] = useState(false);
  const rows = rowsOf(props);
  const problems = projectProblems(calendar, body);

  async function take() {
    setFailed(false);
    try {
      const days = projectDays(calendar, body).map((each) => ({
        id: `analysis.${project.id}.${each.id}`,
        day: each.day,
        title: `${say(dayKey(each.id))} – ${body.title}`,
        notes: '',
      }));
      const tasks = taskEvents(rows, (row) => ({
        title: `${subtaskOf(row.task.subtask).title[language]} – ${body.title}`,
        notes: [
          subtaskOf(row.task.subtask).evidence[language],
          termOf(words, row.task) ?? '',
          row.task.owner,
          objectWords(words, row, body),
        ]
          .filter((line) => line !== '')
          .join('\n'),
      }));
      const events = [...days, ...tasks];
      const text = await writeCalendar({ title: body.title, events });
      saveFile(utf8(text), 'text/calendar', 'senim-analysis.ics');
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <p>
        {say('analysis.from-to', { from: day(body.start), to: day(body.end) })} ·{' '}
        <TabLink project={project.id as string as ProjectId} tab="group">
          {say('analysis.timetable.change')}
        </TabLink>
      </p>
      {problems.length > 0 && (
        <div className="problem">
          <ul>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(words, problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="help">{say('analysis.timetable.help')}</p>
      <TaskTable caption={say('analysis.tab.timetable')} project={project} rows={rows} />
      <Days project={body} />
      <div className="buttons">
        <button type="button" onClick={() => void take()}>
          {say('analysis.calendar')}
        </button>
      </div>
      {failed && (
        <p className="problem" role="alert">
          {say('console.trouble.unknown')}
        </p>
      )}
      <p className="help">{say('analysis.unverified')}</p>
    </>
  );
}

/** What happens beside the tasks: it begins and ends, the units report, the next one is due. */
function Days({ project }: { readonly project: Project }) {
  const { say, day } = useWords();
  return (
    <section className="card">
      <h2>{say('analysis.days.other')}</h2>
      <dl className="facts">
        {projectDays(calendar, project).map((each) => (
          <div key={each.id}>
            <dt>{say(dayKey(each.id))}</dt>
            <dd>{day(each.day)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function dayKey(id: ProjectDay['id']): PhraseKey {
  switch (id) {
    case 'start':
    case 'end':
    case 'next':
      return `analysis.day.${id}`;
    default:
      return 'analysis.day.report';
  }
}
