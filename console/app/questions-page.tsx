import { useCallback } from 'react';

import type { Questions } from '../numbers-api.ts';
import { dateWords } from '../../knowledge/dates.ts';
import { useExpiringLoad } from './use-expiring-load.ts';
import { PageHeading } from './page-heading.tsx';
import { go } from './route.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** What the assistant was asked, as counts: the questions themselves are kept nowhere. */
export function QuestionsPage({ session, onExpired }: Props) {
  const { say } = useWords();
  return (
    <main id="content" tabIndex={-1}>
      <p className="back">
        <button type="button" className="link" onClick={() => go({ at: 'cases' })}>
          ← {say('console.case.back')}
        </button>
      </p>
      <PageHeading>{say('console.questions.heading')}</PageHeading>
      <QuestionCounts session={session} onExpired={onExpired} />
    </main>
  );
}

export function QuestionCounts({ session, onExpired }: Props) {
  const { say } = useWords();
  const { load } = useExpiringLoad(
    useCallback(() => session.client.questions(), [session]),
    onExpired,
  );
  return (
    <>
      <p className="help">{say('console.questions.help')}</p>
      {load.kind === 'loading' && (
        <output className="note">{say('console.statistics.loading')}</output>
      )}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && load.value.months.length === 0 && (
        <p className="empty">{say('console.questions.empty')}</p>
      )}
      {load.kind === 'ready' && load.value.months.length > 0 && <Months {...load.value} />}
      {load.kind === 'ready' && load.value.cards.length > 0 && <Cards {...load.value} />}
    </>
  );
}

function Months({ months }: Questions) {
  const { say, language } = useWords();
  const count = useCount();
  return (
    <table className="counts">
      <caption>{say('console.questions.by-month')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('console.statistics.month')}</th>
          <th scope="col">{say('console.questions.answered')}</th>
          <th scope="col">{say('console.questions.candidates')}</th>
          <th scope="col">{say('console.questions.unanswered')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map((each) => (
          <tr key={each.month}>
            <th scope="row">{dateWords(language, each.month)}</th>
            <td>{count(each.answered)}</td>
            <td>{count(each.candidates)}</td>
            <td>{count(each.unanswered)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ cards }: Questions) {
  const { say, language } = useWords();
  const count = useCount();
  return (
    <table className="counts">
      <caption>{say('console.questions.by-card')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('console.questions.card')}</th>
          <th scope="col">{say('console.questions.shown')}</th>
          <th scope="col">{say('console.questions.helpful')}</th>
          <th scope="col">{say('console.questions.unhelpful')}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((each) => (
          <tr key={each.card}>
            <th scope="row">{each.title?.[language] ?? each.card}</th>
            <td>{count(each.shown)}</td>
            <td>{count(each.helpful)}</td>
            <td>{count(each.unhelpful)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useCount(): (value: Questions['cards'][number]['shown']) => string {
  const { say } = useWords();
  return (value) => (value === 'few' ? say('console.statistics.few') : String(value));
}
