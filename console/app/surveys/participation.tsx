import { useCallback, useEffect, useId } from 'react';

import type { Survey } from '../../../surveys/signed-survey.ts';
import { useLoad } from '../load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';

const everyMs = 60_000;

/** How many answered so far, in tens: finer numbers would tell who has just answered. */
export function Participation({
  survey,
  session,
}: {
  readonly survey: Survey;
  readonly session: Session;
}) {
  const { say } = useWords();
  const id = useId();
  const { load, again } = useLoad(
    useCallback(() => session.client.participation(survey.id), [session, survey]),
  );
  useEffect(() => {
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <section className="card no-print" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.participation')}</h2>
      {load.kind === 'loading' && (
        <output className="quiet">{say('surveys.participation.loading')}</output>
      )}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && (
        <>
          <p className="big">
            {load.value.atLeast === 0
              ? say('surveys.participation.few', { invited: load.value.invited })
              : say('surveys.participation.at-least', { ...load.value })}
          </p>
          <progress
            max={load.value.invited}
            value={load.value.atLeast}
            aria-label={say('surveys.participation')}
          />
        </>
      )}
      <p className="help">{say('surveys.participation.help')}</p>
    </section>
  );
}
