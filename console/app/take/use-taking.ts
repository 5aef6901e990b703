import { useEffect, useRef, useState } from 'react';

import type { WorkProps } from '../case/use-work.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';

/** `onDone`: the case holds a word more, and is read anew, so that its card and the next step know of it. */
export type TakeProps = WorkProps;

/** Does something, and the rest of it at the next press where it fails: what was done before it cannot be done twice. */
export type Rest = (work: () => Promise<void>) => Promise<void>;

/** Nobody reads it. */
class GoneAway extends Error {}

/** Does something that takes a copy out, once at a time, and says what stood in the way. */
export function useTaking(onTrouble: WorkProps['onTrouble']) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const left = useRef<(() => Promise<void>) | null>(null);

  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const rest: Rest = async (work) => {
    left.current = work;
    await work();
    left.current = null;
  };

  async function attempt(act: (rest: Rest) => Promise<void>): Promise<void> {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await (left.current === null ? act(rest) : rest(left.current));
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      const isKey = thrown instanceof Trouble && thrown.because === 'crypto.format';
      const failed = left.current === null ? 'take.failed' : 'take.unwritten';
      setProblem(`${say(failed)} ${say(isKey ? 'take.key.wrong' : troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }
  /** Whoever has left gets nothing to keep: nothing may be spent or moved for it. */
  const checkHere = () => {
    if (!isHere.current) throw new GoneAway();
  };
  return { working, problem, attempt, checkHere, refuse: setProblem };
}
