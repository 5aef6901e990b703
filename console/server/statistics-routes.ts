import { duties } from '../duties.ts';
import type { Route } from './route.ts';
import {
  listDocuments,
  publishStatistics,
  readStatistics,
  removeDocument,
  saveDocument,
  type StatisticsDeps,
} from './statistics.ts';

/** Who counts the own group's cases, in the browser, and publishes figures of them. */
const publishers = duties['publish-statistics'];

/** The part of the site map that is about numbers of cases. */
export function statisticsRoutes(deps: StatisticsDeps): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/statistics',
      who: duties['see-statistics'],
      handle: () => readStatistics(deps),
    },
    {
      method: 'POST',
      path: '/api/statistics',
      who: publishers,
      handle: (c, caller) => publishStatistics(c, caller, deps),
    },
    {
      method: 'GET',
      path: '/api/statistics/documents',
      who: publishers,
      handle: (_, caller) => listDocuments(caller, deps),
    },
    {
      method: 'POST',
      path: '/api/statistics/documents/:document',
      who: publishers,
      handle: (c, caller) => saveDocument(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/statistics/documents/:document/remove',
      who: publishers,
      handle: (c, caller) => removeDocument(c, caller, deps),
    },
  ];
}
