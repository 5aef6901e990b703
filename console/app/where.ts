import type { PhraseKey } from '../../knowledge/phrases.ts';
import { may } from '../duties.ts';
import type { Place } from './route.ts';
import { reads, type Session } from './session.ts';

/** The page's name while nobody is in. */
export function outerTitle({ at }: Place): PhraseKey {
  if (at === 'join') return 'console.join';
  if (at === 'set-up') return 'console.set-up';
  return at === 'recovery' ? 'console.sign-in.recovery' : 'console.sign-in.heading';
}

/** The page's name for whoever is in. */
export function innerTitle(session: Session, place: Place): PhraseKey {
  if (place.at === 'roles') return 'console.roles';
  if (isAtAccount(session, place)) return 'console.account';
  if (session.waits) return 'console.waiting';
  if (isAtSettings(session, place)) return 'console.settings';
  if (place.at === 'audit' && may(session.role, 'read-audit')) return 'console.audit';
  if (isAtPeople(session, place)) return 'console.people';
  if (place.at === 'surveys' || place.at === 'survey') return 'surveys.heading';
  if (place.at === 'survey-draft') return 'surveys.builder';
  if (place.at === 'analysis' || place.at === 'analysis-project') return 'analysis.heading';
  if (!reads(session) || place.at === 'statistics') return 'console.statistics.heading';
  if (place.at === 'keys') return 'console.keys';
  if (place.at === 'acts') return 'console.acts';
  if (place.at === 'enter') return 'console.enter';
  if (place.at === 'questions') return 'console.questions.heading';
  if (place.at === 'case-take') return 'console.case.report';
  return place.at === 'case' ? 'console.case.report' : 'console.inbox.heading';
}

/** Whether more than the own account is open. */
export function isOpen({ waits, factor }: Session): boolean {
  return !waits && factor !== 'must';
}

export function isAtAccount({ factor }: Session, { at }: Place): boolean {
  return at === 'account' || factor === 'must';
}

export function isAtSettings({ role }: Session, { at }: Place): boolean {
  return at === 'settings' && may(role, 'change-settings');
}

/** Of the pages about work the administrator has this one alone: nothing of a case is for that role. */
export function isAtPeople({ role }: Session, place: Place): boolean {
  return role === 'administrator' || (place.at === 'people' && may(role, 'name-people'));
}
