import { useSyncExternalStore } from 'react';

import { documentIdPattern, type DocumentId, type ProjectId } from '../../analysis/ids.ts';
import type { CaseId } from '../../cases/sealed.ts';
import type { SurveyId } from '../../surveys/survey-id.ts';
import { type TabId, tabIds } from './analysis/tab-id.ts';
import { type TakeId, takeIds } from './take/take-id.ts';

/** Where in the console one is; the address holds a random number and nothing else. */
export type Place =
  | { readonly at: 'sign-in'; readonly officerId: string | null }
  | { readonly at: 'cases' }
  /** A report that is written down for somebody else. */
  | { readonly at: 'enter' }
  | { readonly at: 'questions' }
  | { readonly at: 'statistics' }
  | { readonly at: 'people' }
  | { readonly at: 'roles' }
  | { readonly at: 'settings' }
  | { readonly at: 'account' }
  /** Its link's secret stands behind the `#` and is taken away before anything else happens. */
  | { readonly at: 'join' }
  | { readonly at: 'set-up' }
  | { readonly at: 'keys' }
  | { readonly at: 'acts' }
  | { readonly at: 'audit' }
  | { readonly at: 'recovery' }
  | { readonly at: 'case'; readonly caseId: CaseId }
  | { readonly at: 'case-take'; readonly caseId: CaseId; readonly what: TakeId }
  | { readonly at: 'surveys' }
  | { readonly at: 'survey'; readonly survey: SurveyId }
  | { readonly at: 'survey-draft'; readonly draft: string }
  | { readonly at: 'analysis' }
  | {
      readonly at: 'analysis-project';
      readonly project: ProjectId;
      readonly tab: TabId;
      readonly row: DocumentId | null;
    };

export function placeOf(path: string): Place {
  const signIn = /^\/sign-in\/([0-9a-z-]{4,64})$/.exec(path);
  if (signIn?.[1] !== undefined) return { at: 'sign-in', officerId: signIn[1] };
  const one = /^\/cases\/([0-9a-f]{32})$/.exec(path);
  if (one?.[1] !== undefined) return { at: 'case', caseId: one[1] as CaseId };
  const taken = /^\/cases\/([0-9a-f]{32})\/([a-z-]+)$/.exec(path);
  const what = takeIds.find((each) => each === taken?.[2]);
  if (taken?.[1] !== undefined && what !== undefined) {
    return { at: 'case-take', caseId: taken[1] as CaseId, what };
  }
  const survey = /^\/surveys\/([0-9a-f]{32})$/.exec(path);
  if (survey?.[1] !== undefined) return { at: 'survey', survey: survey[1] as SurveyId };
  const draft = /^\/survey-drafts\/([0-9a-f]{32})$/.exec(path);
  if (draft?.[1] !== undefined) return { at: 'survey-draft', draft: draft[1] };
  if (path === '/analysis') return { at: 'analysis' };
  if (path.startsWith('/analysis/')) return projectPlaceOf(path);
  if (path === '/surveys') return { at: 'surveys' };
  if (path === '/enter') return { at: 'enter' };
  if (path === '/questions') return { at: 'questions' };
  if (path === '/statistics') return { at: 'statistics' };
  if (path === '/people') return { at: 'people' };
  if (path === '/roles') return { at: 'roles' };
  if (path === '/account') return { at: 'account' };
  if (path === '/settings') return { at: 'settings' };
  if (path === '/join') return { at: 'join' };
  if (path === '/set-up') return { at: 'set-up' };
  if (path === '/keys') return { at: 'keys' };
  if (path === '/acts') return { at: 'acts' };
  if (path === '/audit') return { at: 'audit' };
  if (path === '/recovery') return { at: 'recovery' };
  return path === '/cases' ? { at: 'cases' } : { at: 'sign-in', officerId: null };
}

function projectPlaceOf(path: string): Place {
  const [, , project = '', wanted, row = '', ...more] = path.split('/');
  const tab = tabIds.find((each) => each === wanted);
  const isRow = row === '' || documentIdPattern.test(row);
  if (!documentIdPattern.test(project) || tab === undefined || !isRow || more.length > 0) {
    return { at: 'analysis' };
  }
  return {
    at: 'analysis-project',
    project: project as ProjectId,
    tab,
    row: row === '' ? null : (row as DocumentId),
  };
}

export function pathOf(place: Place): string {
  switch (place.at) {
    case 'sign-in':
      return place.officerId === null ? '/' : `/sign-in/${place.officerId}`;
    case 'cases':
      return '/cases';
    case 'enter':
      return '/enter';
    case 'questions':
      return '/questions';
    case 'statistics':
      return '/statistics';
    case 'people':
      return '/people';
    case 'roles':
      return '/roles';
    case 'account':
      return '/account';
    case 'settings':
      return '/settings';
    case 'join':
      return '/join';
    case 'set-up':
      return '/set-up';
    case 'keys':
      return '/keys';
    case 'acts':
      return '/acts';
    case 'audit':
      return '/audit';
    case 'recovery':
      return '/recovery';
    case 'case':
      return `/cases/${place.caseId}`;
    case 'case-take':
      return `/cases/${place.caseId}/${place.what}`;
    case 'surveys':
      return '/surveys';
    case 'survey':
      return `/surveys/${place.survey}`;
    case 'survey-draft':
      return `/survey-drafts/${place.draft}`;
    case 'analysis':
      return '/analysis';
    case 'analysis-project': {
      const tab = `/analysis/${place.project}/${place.tab}`;
      return place.row === null ? tab : `${tab}/${place.row}`;
    }
    default:
      return place satisfies never;
  }
}

const changed = new EventTarget();

/** Goes to another place without loading the page anew: the keys live only as long as the page does. */
export function go(place: Place): void {
  history.pushState(null, '', pathOf(place));
  changed.dispatchEvent(new Event('change'));
}

/** A way on for whoever still stands where it began, once something is done: nobody is pulled away from another page. */
export function wayFromHere(): (place: Place) => void {
  const here = location.pathname;
  return (place) => {
    if (location.pathname === here) go(place);
  };
}

export function usePath(): string {
  return useSyncExternalStore(watch, () => location.pathname);
}

function watch(tell: () => void): () => void {
  changed.addEventListener('change', tell);
  window.addEventListener('popstate', tell);
  return () => {
    changed.removeEventListener('change', tell);
    window.removeEventListener('popstate', tell);
  };
}
