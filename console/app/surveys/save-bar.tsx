import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import type { Saving } from './saving.ts';

interface Props {
  readonly saving: Saving;
  /** Throws away what is on the screen and fetches what a colleague saved. */
  readonly onReload: () => void;
}

export function SaveBar({ saving, onReload }: Props) {
  const { say } = useWords();
  const { state, save } = saving;
  return (
    <div className="savebar">
      <button
        type="button"
        className="main"
        aria-disabled={state.kind === 'working'}
        onClick={save}
      >
        {say('surveys.save')}
      </button>
      {state.kind === 'conflict' ? (
        <div className="problem" role="alert">
          <p>{say('surveys.save.conflict')}</p>
          <button type="button" onClick={onReload}>
            {say('surveys.save.theirs')}
          </button>
        </div>
      ) : state.kind === 'failed' ? (
        <p className="problem" role="alert">
          {say('surveys.save.failed')} {say(troubleKey(state.thrown))}
        </p>
      ) : (
        <output className="quiet">{say(`surveys.save.${state.kind}`)}</output>
      )}
    </div>
  );
}
