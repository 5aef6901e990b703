import { useCallback } from 'react';

import type { SurveyId } from '../../../surveys/survey-id.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { PageHeading } from '../page-heading.tsx';
import { PageLoadLine } from '../page-load-line.tsx';
import { PlaceLink } from '../place-link.tsx';
import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { AdoptForm } from './adopt-form.tsx';
import { CloseForm } from './close-form.tsx';
import { Handout } from './handout.tsx';
import type { IssuedCodes } from './issued-codes.ts';
import { Participation } from './participation.tsx';
import { ResultsView } from './results-view.tsx';
import { StateMark, stateOf } from './state-mark.tsx';
import { type LoadedSurvey, loadSurvey } from './survey-load.ts';

interface Props {
  readonly survey: SurveyId;
  readonly session: Session;
  readonly issued: IssuedCodes;
  readonly onExpired: () => void;
}

/** One survey that was opened: handing out, watching and closing it, and after the close its results. */
export function SurveyPage({ survey: id, session, issued, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => loadSurvey(session, id), [session, id]),
    onExpired,
  );
  return (
    <main id="content" tabIndex={-1}>
      <p className="back no-print">
        <PlaceLink place={{ at: 'surveys' }}>← {say('surveys.back')}</PlaceLink>
      </p>
      <PageLoadLine
        load={load}
        loading={say('surveys.one.loading')}
        failed={<PageHeading>{say('surveys.one.failed')}</PageHeading>}
      />
      {load.kind === 'ready' && (
        <Opened
          loaded={load.value}
          session={session}
          issued={issued}
          onChange={again}
          onExpired={onExpired}
        />
      )}
    </main>
  );
}

interface OpenedProps {
  readonly loaded: LoadedSurvey;
  readonly session: Session;
  readonly issued: IssuedCodes;
  readonly onChange: () => void;
  readonly onExpired: () => void;
}

function Opened({ loaded, session, issued, onChange, onExpired }: OpenedProps) {
  const { say, day, language } = useWords();
  const { survey, row, published, today, hasLeft, site } = loaded;
  const asks = reads(session);
  return (
    <>
      <div className="heading">
        <PageHeading>
          <bdi>{survey.form.title[language]}</bdi>
        </PageHeading>
        <p className="marks">
          <StateMark survey={survey} state={row.state} published={published} today={today} />
        </p>
      </div>
      <p>
        <bdi>{survey.body}</bdi> ·{' '}
        {say('surveys.from-to', { from: day(survey.opens), to: day(survey.closes) })}
      </p>
      {hasLeft ? (
        <AdoptForm loaded={loaded} session={session} onAdopted={onChange} />
      ) : row.state === 'open' ? (
        <>
          {session.role !== 'analysis' && <Participation survey={survey} session={session} />}
          {asks && <Handout survey={survey} codes={issued.of(survey.id)} site={site} />}
          {asks && (
            <CloseForm
              survey={survey}
              over={stateOf(survey, 'open', null, today) === 'over'}
              session={session}
              onClosed={onChange}
              onExpired={onExpired}
            />
          )}
        </>
      ) : (
        <ResultsView loaded={loaded} session={session} onPublished={onChange} />
      )}
    </>
  );
}
