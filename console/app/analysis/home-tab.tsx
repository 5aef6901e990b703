import { type ReactNode, useId } from 'react';

import type { ProjectId } from '../../../analysis/ids.ts';
import { progressOf } from '../../../analysis/progress.ts';
import { projectWarnings } from '../../../analysis/project-problems.ts';
import { dueNow } from '../../../analysis/task-rows.ts';
import { useWords } from '../speech.tsx';
import { calendar } from './knowledge.ts';
import { ProjectState } from './project-state.tsx';
import { rowsOf } from './rows-of.ts';
import { TabLink } from './tab-link.tsx';
import type { TabProps } from './tab-props.ts';
import { TaskTable } from './task-table.tsx';
import { warningWords } from './words.ts';

/** How far the analysis is, and what is to be done this week before anything else. */
export function HomeTab(props: TabProps) {
  const { project, today } = props;
  const { body } = project.document;
  const words = useWords();
  const { say, day } = words;
  const id = useId();
  const rows = rowsOf(props);
  const progress = progressOf(rows);
  const now = body.state === 'open' ? dueNow(rows) : [];
  const next = rows.find(({ state }) => state === 'ahead');
  const isAnnounced = rows.some(
    ({ task, state }) => task.subtask === 'announce' && task.object === null && state === 'done',
  );
  const warnings = (body.state === 'open' ? projectWarnings(calendar, body, today) : []).filter(
    ({ kind }) => kind !== 'announcement-past' || !isAnnounced,
  );
  const own = project.id as string as ProjectId;
  return (
    <>
      <section className="card" aria-labelledby={`${id}-progress`}>
        <h2 id={`${id}-progress`}>{say('analysis.progress')}</h2>
        <progress
          aria-labelledby={`${id}-progress`}
          max={Math.max(progress.of, 1)}
          value={progress.done}
        />
        <p>
          {say('analysis.progress.done', { done: progress.done, of: progress.of })}{' '}
          {progress.late > 0 && say('analysis.progress.late', { count: progress.late })}{' '}
          {progress.unproved > 0 && say('analysis.progress.unproved', { count: progress.unproved })}
        </p>
        <dl className="facts">
          <Fact label={say('analysis.subject')}>
            <bdi>{body.subject}</bdi>
          </Fact>
          <Fact label={say('analysis.days')}>
            {say('analysis.from-to', { from: day(body.start), to: day(body.end) })}
          </Fact>
          <Fact label={say('analysis.order')}>
            {body.order === null
              ? say('analysis.order.none')
              : say('analysis.order.signed', {
                  number: body.order.number,
                  day: day(body.order.day),
                })}
          </Fact>
          <Fact label={say('analysis.objects')}>{body.objects.length}</Fact>
        </dl>
      </section>
      <section className="card" aria-labelledby={`${id}-now`}>
        <h2 id={`${id}-now`}>{say('analysis.now')}</h2>
        {now.length === 0 ? (
          <p>
            {next === undefined || next.day === null || body.state !== 'open'
              ? say('analysis.now.nothing')
              : say('analysis.now.next', { day: day(next.day) })}{' '}
            <TabLink project={own} tab="tasks">
              {say('analysis.now.all')}
            </TabLink>
          </p>
        ) : (
          <TaskTable caption={say('analysis.now')} project={project} rows={now} />
        )}
      </section>
      {warnings.length > 0 && (
        <section className="card" aria-labelledby={`${id}-warnings`}>
          <h2 id={`${id}-warnings`}>{say('analysis.warnings')}</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={JSON.stringify(warning)}>{warningWords(words, warning)}</li>
            ))}
          </ul>
        </section>
      )}
      <ProjectState {...props} />
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
