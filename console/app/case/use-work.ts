import { useState } from 'react';

import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { type CaseDesk, type Effect, takesNothing, type Word } from '../case-desk.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';

export interface WorkProps {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly desk: CaseDesk;
  readonly onDone: () => void;
  /** Whether the page itself deals with what went wrong: see `onTrouble` of the case's page. */
  readonly onTrouble: (thrown: unknown) => boolean;
}

/** Does something with the case, once at a time; what was typed stays until it is stored, and `sent` drops it then. */
export function useWork(
  { loaded, desk, onDone, onTrouble }: Omit<WorkProps, 'session'>,
  failed: PhraseKey = 'case.failed',
) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(
    work: (now: LoadedCase) => Promise<void>,
    seen: LoadedCase | null = loaded,
  ): Promise<void> {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await desk.act(seen, work);
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      setProblem(`${say(failed)} ${say(troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }

  async function send(word: Word, effect: Effect = {}, sent?: () => void): Promise<void> {
    await act(
      async (now) => {
        await desk.add(now, word, effect);
        sent?.();
        onDone();
      },
      takesNothing(word) ? null : loaded,
    );
  }
  return { act, send, working, problem, say: setProblem };
}
