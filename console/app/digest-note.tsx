import { useCallback } from 'react';

import { dateWords } from '../../knowledge/dates.ts';
import { useLoad } from './load.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

/** Says that the daily letter does not go out: who relies on it would think that all is quiet. */
export function DigestNote({ session }: { readonly session: Session }) {
  const { say, language } = useWords();
  const { load } = useLoad(useCallback(() => session.client.digest(), [session]));
  if (load.kind !== 'ready' || load.value.kind !== 'failing') return null;
  return (
    <p className="problem" role="alert">
      {say('console.digest.failing', { day: dateWords(language, load.value.since) })}
    </p>
  );
}
