import { type FormEvent, useId, useState } from 'react';

import { FocusedProblem } from '../focused-problem.tsx';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import type { Enlisted } from '../worker/new-key-contract.ts';

interface Props {
  readonly made: Pick<Enlisted, 'passphrase' | 'asked'>;
  /** What the button says, and what it says while what follows is under way. */
  readonly button: string;
  readonly busy: string;
  readonly onBack: () => void;
  /** What follows; its failure is said here. */
  readonly onRight: () => Promise<void>;
}

/** Two words typed back: what was not written down is noticed before it is needed. */
export function CheckWords({ made, button, busy, onBack, onRight }: Props) {
  const { say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    setProblem(null);
    const words = made.passphrase.split(' ');
    if (made.asked.some((place, at) => words[place] !== plain(typed[at] ?? ''))) {
      setProblem(say('join.check.wrong'));
      return;
    }
    setWorking(true);
    try {
      await onRight();
    } catch (error) {
      setProblem(say(troubleKey(error)));
      setWorking(false);
    }
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('join.check.heading')}</PageHeading>
      <FocusedProblem of={problem}>{problem}</FocusedProblem>
      <form className="card" onSubmit={(event) => void submit(event)}>
        {made.asked.map((place, at) => (
          <div key={place} className="field">
            <label htmlFor={`${id}-${place}`}>{say('join.check.word', { place: place + 1 })}</label>
            <input
              id={`${id}-${place}`}
              value={typed[at] ?? ''}
              onChange={({ target }) =>
                setTyped((before) => before.map((each, of) => (of === at ? target.value : each)))
              }
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          </div>
        ))}
        <p className="buttons">
          <button type="submit" className="main" aria-disabled={working}>
            {working ? busy : button}
          </button>
          <button type="button" onClick={onBack}>
            {say('join.check.back')}
          </button>
        </p>
      </form>
    </main>
  );
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
