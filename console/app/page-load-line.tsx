import type { ReactNode } from 'react';

import type { Load } from './load.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly load: Load<unknown>;
  readonly loading: string;
  /** The heading of the alarm: what could not be opened. */
  readonly failed: ReactNode;
  /** In place of the sentence for what was thrown, where there is more to say. */
  readonly why?: ReactNode;
  /** Absent where there is no second try. */
  readonly again?: () => void;
}

/** That what a whole page is about is being opened, or an alarm that says why it could not be. */
export function PageLoadLine({ load, loading, failed, why = null, again }: Props) {
  const { say } = useWords();
  switch (load.kind) {
    case 'loading':
      return <output className="note">{loading}</output>;
    case 'failed':
      return (
        <div className="alarm" role="alert">
          {failed}
          {why ?? <p>{say(troubleKey(load.thrown))}</p>}
          {again !== undefined && (
            <button type="button" onClick={again}>
              {say('console.part.again')}
            </button>
          )}
        </div>
      );
    case 'ready':
      return null;
    default:
      return load satisfies never;
  }
}
