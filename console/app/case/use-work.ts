import { useState } from 'react';

import { type InternalWord, isToReporter } from '../../../cases/entry-payload.ts';
import type { AccessChange } from './access-change.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';

export interface WorkProps {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly onDone: () => void;
  /** Whether the page itself deals with what went wrong: see `onTrouble` of the case's page. */
  readonly onTrouble: (thrown: unknown) => boolean;
}

interface Effect {
  readonly termDay?: DateIso | null;
  readonly access?: AccessChange;
}

/** Seals a word between officers and stores it; what was typed stays until it is stored, and `sent` drops it then. */
export function useWork({ loaded, session, onDone, onTrouble }: WorkProps) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(word: InternalWord, effect: Effect = {}, sent?: () => void): Promise<void> {
    if (working) return;
    const { handle, today: day, row } = loaded;
    setWorking(true);
    setProblem(null);
    try {
      const sealed = await session.keys.sealWork({ handle, word, day });
      // These take nothing from a colleague; the others must not overwrite what he has just said.
      const takesNothing = ['note', 'task', 'aside'].includes(word.kind);
      const after = takesNothing ? {} : { after: row.lastFromOfficer };
      const toReporter = isToReporter(word.kind);
      const request = { ...sealed, toReporter, closes: 'leaves' } as const;
      await session.client.addEntry(row.caseId, { ...request, ...after, ...effect });
      sent?.();
      onDone();
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      setProblem(`${say('case.failed')} ${say(troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }
  return { send, working, problem, say: setProblem };
}
