import type { ReactNode } from 'react';

import { useExpiry } from '../../inbox.tsx';
import type { Load } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { useLast } from '../use-last.ts';

interface Props<T> {
  readonly load: Load<T>;
  /** What the load is about: what was read for it stays shown while it is read anew. */
  readonly of: string;
  readonly onAgain: () => void;
  readonly onExpired: () => void;
  readonly children: (value: T) => ReactNode;
}

/** What is loaded, or why it is not there yet. */
export function Part<T>({ load, of, onAgain, onExpired, children }: Props<T>) {
  const { say } = useWords();
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const shown = useLast(of, load.kind === 'ready' ? load.value : null);
  return (
    <>
      {load.kind === 'loading' && shown === null && (
        <output className="note">{say('analysis.loading')}</output>
      )}
      {load.kind === 'failed' && (
        <div className="problem" role="alert">
          <p>
            {say('analysis.failed')} {say(troubleKey(load.thrown))}
          </p>
          <button type="button" onClick={onAgain}>
            {say('analysis.again')}
          </button>
        </div>
      )}
      {shown !== null && children(shown)}
    </>
  );
}
