import type { Bundle } from './bundle.ts';
import { assetOf, pageOf } from './pages.ts';
import type { Route } from './route.ts';

/** Every place in the console: the page is one file, and finds its place by the address. */
const places = [
  '/',
  '/sign-in/:officer',
  '/cases',
  '/cases/:case',
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
  '/acts',
] as const;

export function pageRoutes(bundle: () => Bundle | null): readonly Route[] {
  return [
    ...places.map((path): Route => ({
      method: 'GET',
      path,
      who: 'anyone',
      handle: (context) => pageOf(context, bundle()),
    })),
    {
      method: 'GET',
      path: '/assets/:file',
      who: 'anyone',
      handle: (context) => assetOf(context, bundle()),
    },
  ];
}
