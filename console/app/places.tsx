import { may } from '../duties.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './route.ts';
import { reads, type Session, worksOnAnalysis } from './session.ts';
import { useWords } from './speech.tsx';

/** The parts of the console that this role has. The administrator works on no case, survey or analysis. */
export function Places({
  session,
  place,
  toDecide,
}: {
  readonly session: Session;
  readonly place: Place;
  /** How many requests wait for this officer’s word. */
  readonly toDecide: number;
}) {
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
      {may(session.role, 'decide-together') && (
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
      {!works && may(session.role, 'read-audit') && (
        <PlaceLink place={{ at: 'audit' }} current={place.at === 'audit'}>
          {say('console.audit')}
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
