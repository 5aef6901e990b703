import { useEffect, useMemo, useSyncExternalStore } from 'react';

import type { CaseId } from '../../cases/sealed.ts';
import { CaseDesk, type CaseState } from './case-desk.ts';
import type { Session } from './session.ts';
import { useExpiry } from './use-expiry.ts';

/** A case that is open as long as the page that asks for it: its key is forgotten with the page. */
export function useCase(
  session: Session,
  caseId: CaseId,
  onExpired: () => void,
): { readonly desk: CaseDesk } & CaseState {
  const desk = useMemo(() => new CaseDesk(session, caseId), [session, caseId]);
  useEffect(() => {
    desk.start();
    return desk.end;
  }, [desk]);
  const state = useSyncExternalStore(desk.watch, desk.state);
  useExpiry(state.load.kind === 'failed' ? state.load.thrown : null, onExpired);
  return { desk, ...state };
}
