import { useEffect, useState } from 'react';

import { may } from '../duties.ts';
import { languages } from '../../platform/language.ts';
import { Client } from './client.ts';
import { languageNames } from './language-names.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './route.ts';
import { reads, type Session, worksOnAnalysis } from './session.ts';
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
      {demonstration && (
        <p className="demonstration" role="note">
          {say('console.demonstration')}
        </p>
      )}
      <header className="top">
        <span className="brand">
          Senim <span className="quiet">{say('console.title')}</span>
        </span>
        {session !== null && session.role !== 'administrator' && !session.waits && (
          <nav aria-label={say('surveys.places')} className="places">
            <PlaceLink
              place={{ at: 'cases' }}
              current={!asks(place) && !analyses(place) && !isAside(place)}
            >
              {say(reads(session) ? 'console.inbox.heading' : 'console.statistics.heading')}
            </PlaceLink>
            <PlaceLink place={{ at: 'surveys' }} current={asks(place)}>
              {say('surveys.heading')}
            </PlaceLink>
            {reads(session) && (
              <PlaceLink
                place={{ at: 'keys' }}
                current={place.at === 'keys' || place.at === 'audit'}
              >
                {say('console.keys')}
              </PlaceLink>
            )}
            {reads(session) && (
              <PlaceLink place={{ at: 'acts' }} current={place.at === 'acts'}>
                {say('console.acts')}
                {toDecide > 0 && (
                  <>
                    {' '}
                    <span className="mark overdue" aria-hidden="true">
                      {toDecide}
                    </span>
                    <span className="hidden">{say('console.acts.count', { count: toDecide })}</span>
                  </>
                )}
              </PlaceLink>
            )}
            {worksOnAnalysis(session) && (
              <PlaceLink place={{ at: 'analysis' }} current={analyses(place)}>
                {say('analysis.heading')}
              </PlaceLink>
            )}
            {may(session.role, 'name-people') && (
              <PlaceLink place={{ at: 'people' }} current={place.at === 'people'}>
                {say('console.people')}
              </PlaceLink>
            )}
          </nav>
        )}
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
            <PlaceLink place={{ at: 'roles' }} current={place.at === 'roles'}>
              {say(`status.role.${session.role}`)}
            </PlaceLink>
            <button type="button" onClick={onSignOut}>
              {say('console.sign-out')}
            </button>
          </span>
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

function isAside({ at }: Place): boolean {
  return at === 'acts' || at === 'keys' || at === 'audit' || at === 'people' || at === 'roles';
}

function asks({ at }: Place): boolean {
  return at === 'surveys' || at === 'survey' || at === 'survey-draft';
}

function analyses({ at }: Place): boolean {
  return at === 'analysis' || at === 'analysis-project';
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
