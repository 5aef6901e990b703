import { useCallback, useEffect } from 'react';

import type { CaseId } from '../../cases/sealed.ts';
import { type LoadedCase, loadCase } from './case-load.ts';
import { type Load, type Standing, useStanding } from './load.ts';
import type { Session } from './session.ts';
import { useExpiringLoad } from './use-expiring-load.ts';

/** A case that is open as long as the page that asks for it: its key is forgotten with the page. */
export function useCase(
  session: Session,
  caseId: CaseId,
  onExpired: () => void,
): { load: Load<LoadedCase>; again: () => void } & Standing<LoadedCase> {
  const { load, again } = useExpiringLoad(
    useCallback(() => loadCase(session, caseId), [session, caseId]),
    onExpired,
  );
  const standing = useStanding(load);
  const handle = standing.now?.handle ?? null;
  useEffect(
    () => () => {
      // Without keys there is nothing left to forget.
      if (handle !== null) session.keys.closeCase({ handle }).catch(() => undefined);
    },
    [session, handle],
  );
  return { load, again, ...standing };
}
