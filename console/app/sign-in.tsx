import { type FormEvent, useEffect, useId, useRef, useState } from 'react';

import type { FactorAsked } from '../api.ts';
import type { Client } from './client.ts';
import { type AskFactor, enter, type SignedIn } from './enter.ts';
import { FocusedProblem } from './focused-problem.tsx';
import { kept } from './kept.ts';
import { type KeyWorker, startKeyWorker } from './keys.ts';
import { FactorStep } from './pages.ts';
import { PlaceLink } from './place-link.tsx';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly officerId: string | null;
  readonly because: 'idle' | 'signed-out' | 'session' | 'ended' | null;
  readonly onSignedIn: (result: SignedIn) => void;
}

/** The second step, while it is shown. */
interface Step {
  readonly asked: FactorAsked;
  readonly client: Client;
  readonly resolve: (answer: Awaited<ReturnType<AskFactor>>) => void;
  readonly reject: (because: unknown) => void;
}

/** The person went back to the passphrase. */
class GaveUp extends Error {}

/** Asks for number and passphrase, opens the keys in the worker and holds the roster to them. */
export function SignIn({ officerId, because, onSignedIn }: Props) {
  const { say } = useWords();
  const [number, setNumber] = useState(officerId ?? '');
  const [shown, setShown] = useState(false);
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const [step, setStep] = useState<Step | null>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  // It is fetched and compiled while the passphrase is being typed; before somebody types there is none.
  const ready = useRef<KeyWorker | null>(null);
  const prepare = () => void (ready.current ??= startKeyWorker());
  useEffect(() => () => ready.current?.end(), []);
  const ids = { number: useId(), passphrase: useId(), help: useId(), numberHelp: useId() };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const field = passphrase.current;
    if (field === null || working) return;
    setWorking(true);
    setThrown(null);
    const typed = field.value;
    const worker = ready.current ?? startKeyWorker();
    ready.current = null;
    try {
      onSignedIn(await enter(number.trim().toLowerCase(), typed, worker, ask));
    } catch (error) {
      setThrown(error instanceof GaveUp ? null : error);
    } finally {
      setStep(null);
      setWorking(false);
    }
  }

  // The keys are waiting half open in the worker while the factor is shown.
  const ask: AskFactor = (asked, client) =>
    new Promise((resolve, reject) => setStep({ asked, client, resolve, reject }));

  if (step !== null) {
    return (
      <FactorStep
        asked={step.asked}
        client={step.client}
        onLet={step.resolve}
        onOver={(because) => step.reject(because ?? new GaveUp())}
      />
    );
  }

  return (
    <main className="narrow" id="content" tabIndex={-1}>
      <h1>{say('console.sign-in.heading')}</h1>
      {because !== null && thrown === null && (
        <output className="note">
          {say(`console.sign-in.because.${because}`)}
          {kept.any && ` ${say('console.sign-in.kept')}`}
        </output>
      )}
      <FocusedProblem of={thrown}>{say(troubleKey(thrown))}</FocusedProblem>
      <form onSubmit={(event) => void submit(event)} className="card">
        <div className="field">
          <label htmlFor={ids.number}>{say('console.sign-in.number')}</label>
          <p id={ids.numberHelp} className="help">
            {say('console.sign-in.number.help')}
          </p>
          <input
            id={ids.number}
            aria-describedby={ids.numberHelp}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </div>
        <div className="field">
          <label htmlFor={ids.passphrase}>{say('console.sign-in.passphrase')}</label>
          <p id={ids.help} className="help">
            {say('console.sign-in.passphrase.help')}
          </p>
          <input
            id={ids.passphrase}
            ref={passphrase}
            aria-describedby={ids.help}
            type={shown ? 'text' : 'password'}
            onFocus={prepare}
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <label className="check">
            <input
              type="checkbox"
              checked={shown}
              onChange={(event) => setShown(event.target.checked)}
            />
            {say('console.sign-in.show')}
          </label>
        </div>
        <button type="submit" className="main" aria-disabled={working}>
          {working ? say('console.sign-in.working') : say('console.sign-in.button')}
        </button>
      </form>
      <p className="quiet">
        <PlaceLink place={{ at: 'recovery' }}>{say('console.sign-in.recovery')}</PlaceLink>
      </p>
    </main>
  );
}
