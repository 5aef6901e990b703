import { useCallback, useMemo, useState } from 'react';

import type { OwnForm } from '../../../knowledge/own-form.ts';
import { sourcesOf } from '../../../cases/statistics/imports/source.ts';
import { useLast } from '../analysis/use-last.ts';
import { useLoad } from '../load.ts';
import { PageHeading } from '../page-heading.tsx';
import { QuestionCounts } from '../questions-page.tsx';
import type { ListState } from '../inbox/case-lines.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { useExpiry } from '../use-expiry.ts';
import { countCases } from './counted-cases.ts';
import { type GroupPapers, loadPapers } from './documents.ts';
import { ImportsPart } from './imports/on-demand.ts';
import { OwnPart } from './own-part.tsx';
import { type Published, loadPublished } from './published.ts';
import { PublishedPart } from './published-part.tsx';
import { PublishPart } from './publish-part.tsx';
import { UnitsPart } from './units-part.tsx';

interface Props {
  readonly session: Session;
  /** The cases as the inbox knows them; `null` for who reads none. */
  readonly cases: ListState | null;
  readonly onExpired: () => void;
}

/** Figures about cases: officers count their own, everybody else sees what was published. */
export function StatisticsPage({ session, cases, onExpired }: Props) {
  const { say } = useWords();
  const isReader = cases !== null;
  const { load, again } = useLoad(
    useCallback(
      async () => ({
        published: await loadPublished(session),
        papers: isReader ? await loadPapers(session) : null,
        form: isReader ? await session.client.statistics.ownForm() : null,
      }),
      [session, isReader],
    ),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  // What stands there stays while it is fetched anew.
  const shown = useLast('statistics', load.kind === 'ready' ? load.value : null);
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.statistics.heading')}</PageHeading>
      {load.kind === 'loading' && shown === null && (
        <output className="note">{say('statistics.loading')}</output>
      )}
      {load.kind === 'failed' && (
        <div className="problem" role="alert">
          <p>
            {say('statistics.failed')} {say(troubleKey(load.thrown))}
          </p>
          <button type="button" onClick={again}>
            {say('statistics.again')}
          </button>
        </div>
      )}
      {shown !== null && (cases === null || shown.papers === null || shown.form === null) && (
        <>
          <p className="help">{say('statistics.help')}</p>
          <PublishedPart published={shown.published} signed={null} />
          <h2>{say('console.questions.heading')}</h2>
          <QuestionCounts session={session} onExpired={onExpired} />
        </>
      )}
      {shown !== null && cases !== null && shown.papers !== null && shown.form !== null && (
        <Parts
          session={session}
          cases={cases}
          published={shown.published}
          papers={shown.papers}
          form={shown.form}
          onChanged={again}
          onExpired={onExpired}
        />
      )}
    </main>
  );
}

const parts = ['own', 'imports', 'publish', 'published', 'units'] as const;

interface PartsProps extends Props {
  readonly cases: ListState;
  readonly published: Published;
  readonly papers: GroupPapers;
  readonly form: OwnForm;
  readonly onChanged: () => void;
}

function Parts(props: PartsProps) {
  const { session, cases: state, published, papers, form, onChanged, onExpired } = props;
  const { say } = useWords();
  const [part, setPart] = useState<(typeof parts)[number]>('own');
  // The entry that was signed here a moment ago.
  const [signed, setSigned] = useState<number | null>(null);
  useExpiry(state.kind === 'failed' ? state.thrown : null, onExpired);
  const units = papers.units.value;
  const { today } = published;
  const sources = useMemo(
    () => sourcesOf(papers.imports.map(({ value }) => value)),
    [papers.imports],
  );
  const own = useMemo(
    () => ({ units, kinds: form.categories, hidden: form.hidden }),
    [units, form],
  );
  const counted = useMemo(() => countCases(state.lines, units, today), [state.lines, units, today]);
  return (
    <>
      <nav className="tabs no-print" aria-label={say('statistics.parts')}>
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === part ? 'page' : undefined}
            onClick={() => {
              setSigned(null);
              setPart(each);
            }}
          >
            {say(`statistics.${each}`)}
          </button>
        ))}
      </nav>
      {papers.broken > 0 && (
        <p className="problem" role="alert">
          {say('statistics.broken-papers', { count: papers.broken })}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('console.inbox.failed')} {say(troubleKey(state.thrown))}
        </p>
      )}
      {!state.whole && state.kind !== 'failed' && (
        <output className="note">
          {say('statistics.counting', { count: state.lines.length })}
        </output>
      )}
      {state.whole && part === 'own' && <OwnPart counted={counted} own={own} today={today} />}
      {state.whole && part === 'publish' && (
        <PublishPart
          session={session}
          counted={counted}
          own={own}
          sources={sources}
          published={published}
          onPublished={(number) => {
            setSigned(number);
            setPart('published');
            onChanged();
          }}
          onStale={onChanged}
        />
      )}
      {state.whole && part === 'imports' && (
        <ImportsPart
          session={session}
          imports={papers.imports}
          sources={sources}
          counted={counted}
          own={own}
          today={today}
          onChanged={onChanged}
          onExpired={onExpired}
        />
      )}
      {part === 'published' && <PublishedPart published={published} signed={signed} />}
      {part === 'units' && (
        <UnitsPart
          key={papers.units.version}
          session={session}
          kept={papers.units}
          offered={form.units}
          onSaved={onChanged}
        />
      )}
    </>
  );
}
