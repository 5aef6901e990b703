import { type FormEvent, useId, useState } from 'react';

import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { sayRepeatable } from '../trouble.ts';
import { perSession } from '../unanswered.ts';

/** Changes whose answer was lost, by the new words. */
const changes = perSession<Awaited<ReturnType<Session['keys']['changePassphrase']>>>();

/** Another passphrase of six drawn words. The old one opens the keys until the server has the new one. */
export function PassphraseForm({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const id = useId();
  const [drawn, setDrawn] = useState<string | null>(null);
  const [current, setCurrent] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  async function draw() {
    setState('idle');
    setAgain('');
    setDrawn((await session.keys.drawPassphrase({})).passphrase);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (drawn === null || state === 'working') return;
    if (again.trim().toLowerCase().split(/\s+/).join(' ') !== drawn) {
      setProblem(say('keys.passphrase.differs'));
      return;
    }
    setState('working');
    setProblem(null);
    try {
      await changes(session).send(
        drawn,
        async () => await session.keys.changePassphrase({ current: current.trim(), next: drawn }),
        async (change) => await session.client.changePassphrase(change),
      );
      await session.keys.settlePassphrase({});
      setDrawn(null);
      setState('done');
    } catch (error) {
      setProblem(sayRepeatable(say, 'keys.passphrase.failed', error));
      setState('idle');
    } finally {
      setCurrent('');
    }
  }

  return (
    <form className="card" aria-labelledby={id} onSubmit={(event) => void submit(event)}>
      <h2 id={id}>{say('keys.passphrase.heading')}</h2>
      <p>{say('keys.passphrase.lead')}</p>
      {state === 'done' && <output className="note good">{say('keys.passphrase.done')}</output>}
      {drawn === null ? (
        <button type="button" onClick={() => void draw()}>
          {say('keys.passphrase.draw')}
        </button>
      ) : (
        <>
          <div className="note warn">
            <p>{say('keys.passphrase.write')}</p>
            <p>
              <code translate="no" className="words">
                {drawn}
              </code>
            </p>
          </div>
          <Words
            id={`${id}-again`}
            label={say('keys.passphrase.again')}
            value={again}
            onChange={setAgain}
          />
          <Words
            id={`${id}-current`}
            label={say('keys.passphrase.current')}
            value={current}
            onChange={setCurrent}
          />
        </>
      )}
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {drawn !== null && (
        <div className="buttons">
          <button type="submit" className="main" aria-disabled={state === 'working'}>
            {state === 'working' ? say('keys.passphrase.working') : say('keys.passphrase.button')}
          </button>
          {/* Words that were sent may be the passphrase already: no others take their place on the page. */}
          {changes(session).of(drawn) === undefined && (
            <button type="button" onClick={() => void draw()}>
              {say('keys.passphrase.other')}
            </button>
          )}
        </div>
      )}
    </form>
  );
}

function Words({
  id,
  label,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      />
    </div>
  );
}
