import { useCallback } from 'react';

import { houseState } from '../state-api.ts';
import { useLoad } from './load.ts';
import { SpareColleagues } from './pages.ts';
import { PlaceLink } from './place-link.tsx';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

const grave = ['not-writable', 'list-older', 'list-missing', 'disk-out', 'check-late'] as const;

/**
 * Says above every page that reports may not be coming through: who waits for them would think that all is quiet. And that
 * a colleague comes in without his passkey: who sits beside him knows whether it was lost.
 */
export function StateNote({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const { client } = session;
  const { load } = useLoad(
    useCallback(() => client.get('/api/settings/state', houseState.answer), [client]),
  );
  if (load.kind !== 'ready') return null;
  const { notices, spare } = load.value;
  return (
    <>
      {grave.some((each) => notices.includes(each)) && (
        <p className="problem" role="alert">
          {say('console.state.grave')}{' '}
          <PlaceLink place={{ at: 'settings' }}>{say('console.state.see')}</PlaceLink>
        </p>
      )}
      {spare.length > 0 && <SpareColleagues spare={spare} />}
    </>
  );
}
