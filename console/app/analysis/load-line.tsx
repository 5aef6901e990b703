import type { Load } from '../load.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';

interface Props {
  readonly load: Load<unknown>;
  /** Something read before is on the page: no need to say that it is read anew. */
  readonly isShown: boolean;
  readonly onAgain: () => void;
}

/** That something is being read, or why it could not be, with a way to try again. */
export function LoadLine({ load, isShown, onAgain }: Props) {
  const { say } = useWords();
  switch (load.kind) {
    case 'loading':
      return isShown ? null : <output className="note">{say('analysis.loading')}</output>;
    case 'failed':
      return (
        <div className="problem" role="alert">
          <p>
            {say('analysis.failed')} {say(troubleKey(load.thrown))}
          </p>
          <button type="button" onClick={onAgain}>
            {say('analysis.again')}
          </button>
        </div>
      );
    case 'ready':
      return null;
    default:
      return load satisfies never;
  }
}
