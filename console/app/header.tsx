import { useEffect, useState } from 'react';

import { type Language, languages } from '../../platform/language.ts';
import { Client } from './client.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';

const names: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

interface Props {
  readonly session: Session | null;
  readonly onSignOut: () => void;
}

export function Header({ session, onSignOut }: Props) {
  const { language, say, speak } = useWords();
  const demonstration = useDemonstration();
  return (
    <>
      <a className="skip" href="#content">
        {say('console.skip')}
      </a>
      {demonstration && (
        <p className="demonstration" role="note">
          {say('console.demonstration')}
        </p>
      )}
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
              onClick={() => speak(each)}
            >
              {names[each]}
            </button>
          ))}
        </nav>
        {session !== null && (
          <span className="who">
            <span className="quiet">{say(`status.role.${session.role}`)}</span>
            <button type="button" onClick={onSignOut}>
              {say('console.sign-out')}
            </button>
          </span>
        )}
      </header>
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
