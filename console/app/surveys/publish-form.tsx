import { useId, useState } from 'react';

import type { Results } from '../../../surveys/results.ts';
import { resultsBytes, resultsHash } from '../../../surveys/signed-results.ts';
import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { Confirm } from './confirm.tsx';
import type { LoadedSurvey } from './survey-load.ts';

interface Props {
  readonly loaded: LoadedSurvey;
  readonly results: Results;
  readonly session: Session;
  readonly onPublished: () => void;
}

/** Signs the tables and publishes them; their hash lets anybody see that they stay the same. */
export function PublishForm({ loaded, results, session, onPublished }: Props) {
  const { say } = useWords();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { survey, published } = loaded;
  const counted = resultsHash(resultsBytes(results));

  async function publish() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      const signed = await session.keys.signResults({ results });
      const { results: bytes, signature } = signed;
      await session.client.publishSurvey(survey.id, { results: bytes, signature });
      onPublished();
    } catch (thrown) {
      setProblem(`${say('surveys.publish.failed')} ${say(troubleKey(thrown))}`);
      setWorking(false);
    }
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.publish')}</h2>
      {published !== null && <p className="note good">{say('surveys.publish.done')}</p>}
      {published !== null && published !== counted && (
        <p className="alarm" role="alert">
          {say('surveys.publish.differs')}
        </p>
      )}
      <p>{say('surveys.publish.hash')}</p>
      <p className="hash">{published ?? counted}</p>
      {published === null && reads(session) && (
        <div className="no-print">
          <p className="help">{say('surveys.publish.help')}</p>
          {asked ? (
            <Confirm
              question={say('surveys.publish.confirm')}
              yes={say(working ? 'surveys.publish.working' : 'surveys.publish.yes')}
              working={working}
              problem={problem}
              onYes={() => void publish()}
              onNo={() => setAsked(false)}
            />
          ) : (
            <button type="button" onClick={() => setAsked(true)}>
              {say('surveys.publish.button')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
