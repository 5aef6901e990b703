import type { Load } from './load.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly load: Load<unknown>;
  readonly again: () => void;
  /** Said meanwhile, where more can be said than that something is read; `null`: what was read before is on the page. */
  readonly loading?: string | null;
  /** What could not be read, said before the reason. */
  readonly failed?: string;
}

/** That something is being read, or why it could not be, with a way to try again. */
export function LoadLine({ load, again, loading, failed }: Props) {
  const { say } = useWords();
  switch (load.kind) {
    case 'loading':
      return loading === null ? null : (
        <output className="note">{loading ?? say('console.loading')}</output>
      );
    case 'failed':
      return (
        <div className="problem" role="alert">
          <p>
            {failed !== undefined && `${failed} `}
            {say(troubleKey(load.thrown))}
          </p>
          <button type="button" onClick={again}>
            {say('console.part.again')}
          </button>
        </div>
      );
    case 'ready':
      return null;
    default:
      return load satisfies never;
  }
}
