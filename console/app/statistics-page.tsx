import { useCallback } from 'react';

import type { Statistics } from '../numbers-api.ts';
import { dateWords } from '../../knowledge/dates.ts';
import { useExpiry } from './use-expiry.ts';
import { useLoad } from './load.ts';
import { PageHeading } from './page-heading.tsx';
import { QuestionCounts } from './questions-page.tsx';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Counts without any case: all that analysts and administrators may see. */
export function StatisticsPage({ session, onExpired }: Props) {
  const { say, language } = useWords();
  const { load } = useLoad(useCallback(() => session.client.statistics(), [session]));
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.statistics.heading')}</PageHeading>
      <p className="help">{say('console.statistics.help')}</p>
      {load.kind === 'loading' && (
        <output className="note">{say('console.statistics.loading')}</output>
      )}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && load.value.months.length === 0 && (
        <p className="empty">{say('console.statistics.empty')}</p>
      )}
      {load.kind === 'ready' && load.value.months.length > 0 && (
        <table>
          <caption className="hidden">{say('console.statistics.heading')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('console.statistics.month')}</th>
              <th scope="col">{say('console.statistics.filed')}</th>
              <th scope="col">{say('console.statistics.closed')}</th>
            </tr>
          </thead>
          <tbody>
            {load.value.months.map((each) => (
              <tr key={each.month}>
                <th scope="row">{dateWords(language, each.month)}</th>
                <td>{count(each.filed)}</td>
                <td>{count(each.closed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{say('console.questions.heading')}</h2>
      <QuestionCounts session={session} onExpired={onExpired} />
    </main>
  );

  function count(value: Statistics['months'][number]['filed']): string {
    return value === 'few' ? say('console.statistics.few') : String(value);
  }
}
