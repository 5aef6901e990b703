import type { ReactNode } from 'react';

import { useWords } from '../speech.tsx';
import { takeFocus } from '../take-focus.ts';

interface Props {
  readonly question: string;
  readonly yes: string;
  readonly working: boolean;
  /** What went wrong at the last try. */
  readonly problem: string | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ReactNode;
}

/** A second look before something that cannot be taken back. */
export function Confirm({ question, yes, working, problem, onYes, onNo, children }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="confirm" tabIndex={-1} ref={takeFocus}>
      <legend>{question}</legend>
      {children}
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        <button type="button" className="main" aria-disabled={working} onClick={onYes}>
          {yes}
        </button>
        <button type="button" onClick={onNo}>
          {say('surveys.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
