import { useCallback, useEffect, useSyncExternalStore } from 'react';

import { makeCardOf } from './case-load.ts';
import type { ListState } from './inbox/case-lines.ts';
import { shelfOf } from './inbox/shelf.ts';
import type { Session } from './session.ts';

/** The list of cases that the inbox shows too: fetched once for both. */
export function useCases(session: Session, round: number): { state: ListState; again: () => void } {
  const shelf = shelfOf(session);
  const { watch, state: stateNow } = shelf.lines;
  const state = useSyncExternalStore(watch, stateNow);
  const again = useCallback(() => {
    void shelf.load(round, (caseId) => makeCardOf(session, caseId));
  }, [session, shelf, round]);
  useEffect(() => {
    if (!shelf.isFresh(round)) again();
  }, [shelf, again, round]);
  return { state, again };
}
