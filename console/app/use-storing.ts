import { useState } from 'react';

/** Nothing is under way, something is, or what kept it from being stored. */
export type Storing = 'idle' | 'working' | { readonly thrown: unknown };

/** One act at a time: while it is under way a second press does nothing. What it throws is kept to be shown. */
export function useStoring(): [Storing, (act: () => Promise<void>) => Promise<void>] {
  const [state, setState] = useState<Storing>('idle');
  async function store(act: () => Promise<void>) {
    if (state === 'working') return;
    setState('working');
    try {
      await act();
      setState('idle');
    } catch (thrown) {
      setState({ thrown });
    }
  }
  return [state, store];
}

/** What was thrown, or `null`. */
export function thrownIn(state: Storing): unknown {
  return typeof state === 'object' ? state.thrown : null;
}
