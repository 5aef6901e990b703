import { type ComponentType, useCallback } from 'react';

import { useLoad } from './load.ts';
import { InnerFailed, InnerLoading, PartFailed, PartLoading } from './part-state.tsx';
import { type Area, hasPhrases, loadPhrases } from './phrase-store.ts';
import { useWords } from './speech.tsx';

/**
 * A page whose code and phrases come when it is opened first. What cannot be loaded may be tried again;
 * the session stands above it and stays.
 * @example
 * const AuditPage = onDemand(async () => (await import('./audit-page.tsx')).AuditPage, ['audit']);
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  areas: readonly Area[] = [],
  /** A part stands inside of a page, which goes on being one while it loads. */
  as: 'page' | 'part' = 'page',
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;

  return function OnDemand(props: P) {
    const { language } = useWords();
    const fetch = useCallback(async () => {
      const [component] = await Promise.all([Loaded ?? load(), loadPhrases(language, areas)]);
      Loaded = component;
    }, [language]);
    const { load: state, again } = useLoad(fetch);
    // Once it is there it is shown at once, without a word about loading.
    if (Loaded !== null && hasPhrases(language, areas)) return <Loaded {...props} />;
    if (as === 'part') {
      return state.kind === 'failed' ? <InnerFailed again={again} /> : <InnerLoading />;
    }
    return state.kind === 'failed' ? <PartFailed again={again} kept /> : <PartLoading />;
  };
}
