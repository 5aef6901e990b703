import { useState } from 'react';

import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';

/** Whether the page itself deals with what went wrong: a session that has ended, for one. */
export type OnTrouble = (thrown: unknown) => boolean;

/** Does something that takes a copy out, once at a time, and says what stood in the way. */
export function useTaking(onTrouble: OnTrouble) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function attempt(act: () => Promise<void>): Promise<void> {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await act();
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      const isKey = thrown instanceof Trouble && thrown.because === 'crypto.format';
      setProblem(`${say('take.failed')} ${say(isKey ? 'take.key.wrong' : troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }
  return { working, problem, attempt, refuse: setProblem };
}
