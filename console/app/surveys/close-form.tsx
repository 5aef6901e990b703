import { useId, useState } from 'react';

import type { Survey } from '../../../surveys/signed-survey.ts';
import { ConsentGate } from '../four-eyes/consent-gate.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { Confirm } from './confirm.tsx';

interface Props {
  readonly survey: Survey;
  /** Whether its last day has passed. */
  readonly over: boolean;
  readonly session: Session;
  readonly onClosed: () => void;
  readonly onExpired: () => void;
}

/** Closes a survey with a colleague’s consent and after a second look; before its last day that is said to be early. */
export function CloseForm({ survey, over, session, onClosed, onExpired }: Props) {
  const { say, day } = useWords();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function close() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await session.client.closeSurvey(survey.id, !over);
      onClosed();
    } catch (thrown) {
      setProblem(`${say('surveys.close.failed')} ${say(troubleKey(thrown))}`);
      setWorking(false);
    }
  }

  return (
    <section className="card no-print" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.close')}</h2>
      <p>{say('surveys.close.help')}</p>
      <ConsentGate session={session} act="close-survey" subject={survey.id} onExpired={onExpired}>
        {() => (
          <>
            {!asked && (
              <button type="button" onClick={() => setAsked(true)}>
                {say('surveys.close.button')}
              </button>
            )}
            {asked && (
              <Confirm
                question={say('surveys.close.confirm')}
                yes={say(working ? 'surveys.close.working' : 'surveys.close.yes')}
                working={working}
                problem={problem}
                onYes={() => void close()}
                onNo={() => setAsked(false)}
              >
                {!over && (
                  <p className="note warn">
                    {say('surveys.close.early', { day: day(survey.closes) })}
                  </p>
                )}
              </Confirm>
            )}
          </>
        )}
      </ConsentGate>
    </section>
  );
}
