import type { ActRequestId } from '../../../cases/four-eyes.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { useStoring } from '../use-storing.ts';

/** Takes one’s own request back while nothing was done by it. */
export function Withdraw({
  id,
  session,
  onDone,
}: {
  readonly id: ActRequestId;
  readonly session: Session;
  readonly onDone: () => void;
}) {
  const { say } = useWords();
  const [state, store] = useStoring();
  async function withdraw() {
    // Without an answer too it may be withdrawn: what stands is read anew.
    await session.client.withdrawAct(id).finally(onDone);
  }
  return (
    <>
      {typeof state === 'object' && (
        <p className="problem" role="alert">
          {say('acts.problem')} {say(troubleKey(state.thrown))}
        </p>
      )}
      <p>
        <button
          type="button"
          className="link"
          aria-disabled={state === 'working'}
          onClick={() => void store(withdraw)}
        >
          {say('acts.withdraw')}
        </button>
      </p>
    </>
  );
}
