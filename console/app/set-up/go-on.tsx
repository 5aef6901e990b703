import { type ReactNode, useState } from 'react';

import { useWords } from '../speech.tsx';

interface Props {
  /** Whether what this step needs is done. */
  readonly done: boolean;
  /** Said to whoever goes on without it. */
  readonly undone: string;
  readonly onNext: () => void;
  /** Stands between what is said and the button. */
  readonly children?: ReactNode;
}

/** The button to the next step, which says what is still to be done before it leads on. */
export function GoOn({ done, undone, onNext, children = null }: Props) {
  const { say } = useWords();
  const [tried, setTried] = useState(false);
  return (
    <>
      {tried && !done && (
        <p className="problem" role="alert">
          {undone}
        </p>
      )}
      {children}
      <p className="buttons">
        <button
          type="button"
          className="main"
          onClick={() => {
            setTried(true);
            if (done) onNext();
          }}
        >
          {say('set-up.next')}
        </button>
      </p>
    </>
  );
}
