import { useCallback } from 'react';

import type { ProjectId } from '../../../analysis/ids.ts';
import { taskShape } from '../../../analysis/task.ts';
import { useExpiry } from '../use-expiry.ts';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Place } from '../route.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { ClosedDoor } from './closed-door.tsx';
import { LoadLine } from './load-line.tsx';
import { StateWord } from './state-word.tsx';
import { loadProject, loadRows, openDesk } from './store.ts';
import type { TabId } from './tab-id.ts';
import { TabLink } from './tab-link.tsx';
import type { TabProps } from './tab-props.ts';
import { tabs } from './tabs.ts';
import { useKeptLoad } from './use-kept-load.ts';

interface Props {
  readonly place: Extract<Place, { readonly at: 'analysis-project' }>;
  readonly session: Session;
  readonly onExpired: () => void;
}

/** One project: its name, its parts, and the part that is open. */
export function ProjectPage({ place, session, onExpired }: Props) {
  const { say } = useWords();
  const { project, tab, row } = place;
  // While it is read anew after a save, what was read before stays: forms must not be taken away under one's hands.
  const { load, again, shown } = useKeptLoad(
    useCallback(() => loadAll(session, project), [session, project]),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  return (
    <main id="content" tabIndex={-1}>
      <p className="back">
        <PlaceLink place={{ at: 'analysis' }}>← {say('analysis.back')}</PlaceLink>
      </p>
      <LoadLine load={load} isShown={shown !== null} onAgain={again} />
      {shown?.kind === 'closed' && <ClosedDoor desk={shown.desk} />}
      {shown?.kind === 'open' && (
        <Opened
          {...shown}
          tab={tab}
          row={row}
          session={session}
          again={again}
          onExpired={onExpired}
        />
      )}
    </main>
  );
}

interface OpenedProps extends TabProps {
  readonly tab: TabId;
  readonly broken: number;
}

function Opened({ tab, broken, ...props }: OpenedProps) {
  const { say } = useWords();
  const { project } = props;
  const id = project.id as string as ProjectId;
  const open = tabs.find((each) => each.id === tab) ?? tabs[0];
  const Page = open?.page;
  return (
    <>
      <div className="heading">
        <PageHeading>
          <bdi>{project.document.body.title}</bdi>
        </PageHeading>
        <StateWord state={project.document.body.state} />
      </div>
      <nav className="tabs" aria-label={say('analysis.tabs')}>
        {tabs.map((each) => (
          <TabLink key={each.id} project={id} tab={each.id} current={each.id === open?.id}>
            {say(each.label)}
          </TabLink>
        ))}
      </nav>
      {broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: broken })}
        </p>
      )}
      {Page !== undefined && <Page {...props} />}
    </>
  );
}

async function loadAll(session: Session, id: ProjectId) {
  const desk = await openDesk(session);
  if (desk !== 'open') return { kind: 'closed', desk } as const;
  const { today, row: project } = await loadProject(session, id);
  const { rows: tasks, broken } = await loadRows(session, id, 'task', taskShape);
  return {
    kind: 'open',
    today,
    project,
    tasks: tasks.filter(({ document }) => !document.deleted),
    broken,
  } as const;
}
