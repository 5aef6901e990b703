import { useCallback, useState } from 'react';

import type { ProjectId } from '../../../analysis/ids.ts';
import type { Project } from '../../../analysis/project.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { kept } from '../kept.ts';
import { PageHeading } from '../page-heading.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { ClosedDoor, Procedure } from './closed-door.tsx';
import { NewProjectForm } from './new-project-form.tsx';
import { newProjectKey } from './new-project.ts';
import { LoadLine } from './load-line.tsx';
import { StateWord } from './state-word.tsx';
import { loadProjects, openDesk, type Row } from './store.ts';
import { TabLink } from './tab-link.tsx';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Every analysis, the newest first, and the beginning of a new one. */
export function AnalysisPage({ session, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => loadAll(session), [session]),
    onExpired,
  );
  // What was typed before the session ended is not hidden behind a button.
  const [starting, start] = useState(() => kept.of(newProjectKey) !== undefined);
  return (
    <main id="content" tabIndex={-1}>
      <div className="heading">
        <PageHeading>{say('analysis.heading')}</PageHeading>
        {load.kind === 'ready' && load.value.kind === 'open' && !starting && (
          <button type="button" className="main" onClick={() => start(true)}>
            {say('analysis.start')}
          </button>
        )}
      </div>
      <LoadLine load={load} isShown={false} onAgain={again} />
      {load.kind === 'ready' && load.value.kind === 'closed' && (
        <ClosedDoor desk={load.value.desk} />
      )}
      {load.kind === 'ready' && load.value.kind === 'open' && (
        <>
          {starting ? (
            <NewProjectForm
              session={session}
              body={load.value.body}
              today={load.value.today}
              onExpired={onExpired}
              onLeave={() => start(false)}
            />
          ) : (
            <Projects rows={load.value.rows} broken={load.value.broken} />
          )}
        </>
      )}
    </main>
  );
}

interface ListProps {
  readonly rows: readonly Row<Project>[];
  readonly broken: number;
}

function Projects({ rows, broken }: ListProps) {
  const { say } = useWords();
  const present = rows.filter(({ document }) => document.body.state !== 'archived');
  const archived = rows.filter(({ document }) => document.body.state === 'archived');
  return (
    <>
      {broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: broken })}
        </p>
      )}
      {rows.length === 0 && (
        <section className="card">
          <h2>{say('analysis.empty')}</h2>
          <Procedure />
          <p>{say('analysis.empty.how')}</p>
        </section>
      )}
      {present.length > 0 && <List rows={present} caption={say('analysis.heading')} />}
      {archived.length > 0 && (
        <details>
          <summary>{say('analysis.archive', { count: archived.length })}</summary>
          <List rows={archived} caption={say('analysis.archive.list')} />
        </details>
      )}
    </>
  );
}

function List({
  rows,
  caption,
}: {
  readonly rows: readonly Row<Project>[];
  readonly caption: string;
}) {
  const { say, day } = useWords();
  return (
    <table className="inbox">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('analysis.title')}</th>
          <th scope="col">{say('analysis.days')}</th>
          <th scope="col">{say('analysis.objects')}</th>
          <th scope="col">{say('analysis.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((one, other) => startOf(other).localeCompare(startOf(one)))
          .map((row) => {
            const { title, subject, start, end, objects, state } = row.document.body;
            return (
              <tr key={row.id}>
                <th scope="row" data-label={say('analysis.title')}>
                  <TabLink project={row.id as string as ProjectId} tab="home">
                    {title}
                  </TabLink>
                  <span className="quiet">
                    <bdi>{subject}</bdi>
                  </span>
                </th>
                <td data-label={say('analysis.days')}>
                  {say('analysis.from-to', { from: day(start), to: day(end) })}
                </td>
                <td data-label={say('analysis.objects')}>{objects.length}</td>
                <td data-label={say('analysis.standing')}>
                  {state === 'open' ? say('analysis.state.open') : <StateWord state={state} />}
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

function startOf({ document }: Row<Project>): DateIso {
  return document.body.start;
}

async function loadAll(session: Session) {
  const desk = await openDesk(session);
  if (desk !== 'open') return { kind: 'closed', desk } as const;
  const { body } = await session.keys.ownBody({});
  return { kind: 'open', body, ...(await loadProjects(session)) } as const;
}
