import { type ReactNode, useCallback, useState } from 'react';

import { useLoad } from './load.ts';
import { PartFailed, PartLoading } from './part-state.tsx';
import { loadPhrases } from './phrase-store.ts';
import { useWords } from './speech.tsx';

/** Shows the page as soon as its first words are there. */
export function Start({ children }: { readonly children: ReactNode }) {
  const { language } = useWords();
  const [first] = useState(language);
  const { load, again } = useLoad(useCallback(() => loadPhrases(first, ['console']), [first]));
  if (load.kind === 'loading') return <PartLoading />;
  return load.kind === 'failed' ? <PartFailed again={again} /> : children;
}
