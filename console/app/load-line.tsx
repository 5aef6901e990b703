import type { Load } from './load.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

interface Props {
  readonly load: Load<unknown>;
  readonly again: () => void;
}

/** That a section is being read, or why it could not be, with a way to try again. */
export function LoadLine({ load, again }: Props) {
  const { say } = useWords();
  switch (load.kind) {
    case 'loading':
      return <output className="note">{say('console.loading')}</output>;
    case 'failed':
      return (
        <div className="problem" role="alert">
          <p>{say(troubleKey(load.thrown))}</p>
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
