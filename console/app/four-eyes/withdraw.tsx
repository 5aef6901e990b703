import { useState } from 'react';

import type { ActRequestId } from '../../../cases/four-eyes.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';

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
  const [problem, setProblem] = useState<string | null>(null);
  async function withdraw() {
    setProblem(null);
    try {
      await session.client.withdrawAct(id);
      onDone();
    } catch (thrown) {
      setProblem(`${say('acts.problem')} ${say(troubleKey(thrown))}`);
    }
  }
  return (
    <>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        <button type="button" className="link" onClick={() => void withdraw()}>
          {say('acts.withdraw')}
        </button>
      </p>
    </>
  );
}
