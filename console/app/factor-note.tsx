import { PlaceLink } from './place-link.tsx';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

/** Above every page, for somebody whose passphrase alone opens everything; a demonstration asks for nothing. */
export function FactorNote({ session }: { readonly session: Pick<Session, 'factor'> }) {
  const { say } = useWords();
  if (session.factor !== 'offered') return null;
  return (
    <output className="note upkeep">
      {say('console.factor.offered')}{' '}
      <PlaceLink place={{ at: 'account' }}>{say('console.factor.add')}</PlaceLink>
    </output>
  );
}
