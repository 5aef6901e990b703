import { may } from '../duties.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './route.ts';
import { reads, type Session, worksOnAnalysis } from './session.ts';
import { useWords } from './speech.tsx';

/** The parts of the console that this role has. The administrator works on no case, survey or analysis. */
export function Places({ session, place }: { readonly session: Session; readonly place: Place }) {
  const { say } = useWords();
  const works = session.role !== 'administrator';
  return (
    <nav aria-label={say('surveys.places')} className="places">
      {works && (
        <>
          <PlaceLink place={{ at: 'cases' }} current={isAtWork(place)}>
            {say(reads(session) ? 'console.inbox.heading' : 'console.statistics.heading')}
          </PlaceLink>
          {reads(session) && (
            <PlaceLink place={{ at: 'statistics' }} current={place.at === 'statistics'}>
              {say('console.statistics.heading')}
            </PlaceLink>
          )}
          <PlaceLink place={{ at: 'surveys' }} current={asks(place)}>
            {say('surveys.heading')}
          </PlaceLink>
        </>
      )}
      {reads(session) && (
        <PlaceLink place={{ at: 'keys' }} current={place.at === 'keys' || place.at === 'audit'}>
          {say('console.keys')}
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
      {may(session.role, 'change-settings') && (
        <PlaceLink place={{ at: 'settings' }} current={place.at === 'settings'}>
          {say('console.settings')}
        </PlaceLink>
      )}
    </nav>
  );
}

function isAtWork({ at }: Place): boolean {
  return at === 'cases' || at === 'case' || at === 'questions';
}

function asks({ at }: Place): boolean {
  return at === 'surveys' || at === 'survey' || at === 'survey-draft';
}

function analyses({ at }: Place): boolean {
  return at === 'analysis' || at === 'analysis-project';
}
