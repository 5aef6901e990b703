import { SpareNote } from './pages.ts';
import { PlaceLink } from './place-link.tsx';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

/**
 * Above every page, for somebody whose passphrase alone opens everything, or who came in with a code where the body asks
 * for a passkey; a demonstration asks for nothing.
 */
export function FactorNote({
  session,
}: {
  readonly session: Pick<Session, 'factor' | 'spareUntil'>;
}) {
  const { say } = useWords();
  const { factor, spareUntil } = session;
  if (factor === 'spare' && spareUntil !== null) return <SpareNote until={spareUntil} />;
  if (factor !== 'offered') return null;
  return (
    <output className="note upkeep">
      {say('console.factor.offered')}{' '}
      <PlaceLink place={{ at: 'account' }}>{say('console.factor.add')}</PlaceLink>
    </output>
  );
}
