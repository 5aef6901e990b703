import type { Bundle } from './bundle.ts';
import { pageOf } from './pages.ts';
import type { Route } from './route.ts';

/** Every place of the page that has an address. */
const places = [
  '/',
  '/sign-in/:officer',
  '/cases',
  '/cases/:case',
  '/enter',
  '/surveys',
  '/surveys/:survey',
  '/survey-drafts/:draft',
  '/analysis',
  '/analysis/:project/:tab',
  '/analysis/:project/:tab/:row',
  '/questions',
  '/people',
  '/roles',
  '/settings',
  '/set-up',
  '/join',
  '/audit',
  '/keys',
  '/recovery',
] as const;

/** The page: one file for every place in it. */
export function pageRoutes(bundle: () => Bundle | null): readonly Route[] {
  return places.map((path) => ({
    method: 'GET',
    path,
    who: 'anyone',
    handle: (c) => pageOf(c, bundle()),
  }));
}
