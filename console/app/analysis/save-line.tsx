import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import type { RowState } from './use-row.ts';

interface Props {
  readonly state: RowState;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Saving, and how what stands on the screen relates to what is stored. */
export function SaveLine({ state, onSave, onDiscard }: Props) {
  const { say } = useWords();
  return (
    <div className="savebar">
      <button
        type="button"
        className="main"
        aria-disabled={state.kind === 'working' || state.kind === 'conflict'}
        onClick={() => {
          if (state.kind !== 'working' && state.kind !== 'conflict') onSave();
        }}
      >
        {say('analysis.save')}
      </button>
      {(state.kind === 'changed' || state.kind === 'failed') && (
        <button type="button" onClick={onDiscard}>
          {say('analysis.discard')}
        </button>
      )}
      {state.kind === 'failed' ? (
        <p className="problem" role="alert">
          {say('analysis.save.failed')} {say(troubleKey(state.thrown))}
        </p>
      ) : (
        <output className="quiet">{say(`analysis.save.${state.kind}`)}</output>
      )}
    </div>
  );
}
