import type { Bundle } from './bundle.ts';
import { assetOf, pageOf, pdfFrameOf } from './pages.ts';
import type { Route } from './route.ts';

/** Every place of the officers' page: one file answers for all of them, and nothing of anybody is in it. */
const places = [
  '/',
  '/sign-in/:officer',
  '/cases',
  '/cases/:case',
  '/cases/:case/:what',
  '/enter',
  '/surveys',
  '/surveys/:survey',
  '/survey-drafts/:draft',
  '/analysis',
  '/analysis/:project/:tab',
  '/analysis/:project/:tab/:row',
  '/questions',
  '/statistics',
  '/people',
  '/roles',
  '/settings',
  '/account',
  '/set-up',
  '/join',
  '/audit',
  '/keys',
  '/recovery',
  '/acts',
] as const;

export function pageRoutes(bundle: () => Bundle | null): readonly Route[] {
  const pages = places.map((path): Route => ({
    method: 'GET',
    path,
    who: 'anyone',
    handle: (c) => pageOf(c, bundle()),
  }));
  const assets: Route = {
    method: 'GET',
    path: '/assets/:file',
    who: 'anyone',
    handle: (c) => assetOf(c, bundle()),
  };
  const frame: Route = {
    method: 'GET',
    path: '/pdf-frame',
    who: 'anyone',
    handle: (c) => pdfFrameOf(c, bundle()),
  };
  return [...pages, frame, assets];
}
