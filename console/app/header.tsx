import { useEffect, useState } from 'react';

import { languages } from '../../platform/language.ts';
import { Client } from './client.ts';
import { languageNames } from './language-names.ts';
import { PlaceLink } from './place-link.tsx';
import { Places } from './places.tsx';
import type { Place } from './route.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

interface Props {
  readonly session: Session | null;
  readonly place: Place;
  /** How many requests wait for this officer’s word. */
  readonly toDecide: number;
  readonly onSignOut: () => void;
}

export function Header({ session, place, toDecide, onSignOut }: Props) {
  const { language, say, speak } = useWords();
  const demonstration = useDemonstration();
  const [unspoken, setUnspoken] = useState(false);
  return (
    <>
      <a className="skip" href="#content">
        {say('console.skip')}
      </a>
      {demonstration && <aside className="demonstration">{say('console.demonstration')}</aside>}
      <header className="top">
        <span className="brand">
          Senim <span className="quiet">{say('console.title')}</span>
        </span>
        <nav aria-label={say('console.language')} className="languages">
          {languages.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              className="link"
              aria-current={each === language}
              onClick={() =>
                void speak(each).then(
                  () => setUnspoken(false),
                  () => setUnspoken(true),
                )
              }
            >
              {languageNames[each]}
            </button>
          ))}
        </nav>
        {session !== null && (
          <span className="who">
            <PlaceLink place={{ at: 'account' }} current={place.at === 'account'}>
              {say('console.account')}
            </PlaceLink>
            <PlaceLink place={{ at: 'roles' }} current={place.at === 'roles'}>
              {say(`status.role.${session.role}`)}
            </PlaceLink>
            <button type="button" onClick={onSignOut}>
              {say('console.sign-out')}
            </button>
          </span>
        )}
        {session !== null && !session.waits && session.factor !== 'must' && (
          <Places session={session} place={place} toDecide={toDecide} />
        )}
      </header>
      {unspoken && (
        <p className="problem" role="alert">
          {say('console.part.failed')}. {say('console.part.failed.help')}
        </p>
      )}
    </>
  );
}

function useDemonstration(): boolean {
  const [shown, show] = useState(false);
  useEffect(() => {
    new Client().hello().then(
      ({ notice }) => show(notice === 'demonstration'),
      () => undefined, // whatever is wrong, signing in will say it
    );
  }, []);
  return shown;
}
