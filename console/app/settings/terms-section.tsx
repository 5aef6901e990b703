import { useCallback, useId, useState } from 'react';

import { leastDays, retentionBytes } from '../../../cases/retention.ts';
import { ask } from '../four-eyes/ask.ts';
import { useLoad } from '../load.ts';
import { PlaceLink } from '../place-link.tsx';
import { reads } from '../session.ts';
import { useWords } from '../speech.tsx';
import { sayRepeatable } from '../trouble.ts';
import { useExpiry } from '../use-expiry.ts';
import { useStoring } from '../use-storing.ts';
import { LoadLine } from '../load-line.tsx';
import type { SectionProps } from './section-props.ts';

/** How long cases are kept, what the next thirty days erase, and asking a colleague to change the terms. */
export function TermsSection({ session, onExpired }: SectionProps) {
  // Who opens no case is shown none of their days either.
  return reads(session) ? <Terms session={session} onExpired={onExpired} /> : null;
}

function Terms({ session, onExpired }: SectionProps) {
  const { say, day } = useWords();
  const id = useId();
  const { load, again } = useLoad(useCallback(() => session.client.retention(), [session]));
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const words = (days: number | null) =>
    days === null ? say('acts.days.none') : say('acts.days', { days });
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('terms.heading')}</h2>
      <p>{say('terms.why')}</p>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          <p>
            {say('terms.now', {
              closed: words(load.value.terms.closed),
              open: words(load.value.terms.open),
            })}
          </p>
          <h3>{say('terms.due')}</h3>
          {load.value.due.length === 0 ? (
            <p className="quiet">{say('terms.due.none')}</p>
          ) : (
            <ul>
              {load.value.due.map((due) => (
                <li key={due.caseId}>
                  <PlaceLink place={{ at: 'case', caseId: due.caseId }}>
                    {say(`terms.due.${due.because}`, { day: day(due.day) })}
                  </PlaceLink>
                  {due.heldUntil !== null && due.heldUntil >= load.value.today && (
                    <> · {say('terms.due.held', { day: day(due.heldUntil) })}</>
                  )}
                </li>
              ))}
            </ul>
          )}
          <details>
            <summary>{say('terms.change')}</summary>
            <TermsForm session={session} />
          </details>
        </>
      )}
    </section>
  );
}

function TermsForm({ session }: Pick<SectionProps, 'session'>) {
  const { say } = useWords();
  const id = useId();
  const [given, setGiven] = useState({ closed: '', open: '', why: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [state, store] = useStoring();

  async function submit() {
    const [closed, open] = [daysIn(given.closed), daysIn(given.open)];
    if (tooShort(closed, leastDays.closed) || tooShort(open, leastDays.open)) {
      setProblem(say('terms.wrong'));
      return;
    }
    if (given.why.trim() === '') {
      setProblem(say('acts.gate.no-why'));
      return;
    }
    setProblem(null);
    try {
      const payload = retentionBytes({ v: 1, closed, open });
      const reason = given.why.trim();
      await ask(session, { act: 'set-retention', subject: 'body', reason, payload });
      setAsked(true);
    } catch (thrown) {
      setProblem(sayRepeatable(say, 'acts.problem', thrown));
    }
  }

  if (asked) return <output className="note good">{say('terms.asked')}</output>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void store(submit);
      }}
      noValidate
    >
      {(['closed', 'open'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{say(`terms.${name}`)}</label>
          <input
            id={`${id}-${name}`}
            inputMode="numeric"
            value={given[name]}
            onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-why`}>{say('acts.gate.why')}</label>
        <textarea
          id={`${id}-why`}
          rows={2}
          maxLength={2000}
          value={given.why}
          onChange={(event) => setGiven({ ...given, why: event.target.value })}
        />
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" aria-disabled={state === 'working'}>
        {say('acts.gate.ask')}
      </button>
    </form>
  );
}

/** Also true of what is no number. */
function tooShort(days: number | null, least: number): boolean {
  return days !== null && !(days >= least);
}

/** `null`: without a term; `NaN` for what is no number. */
function daysIn(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  return /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
}
