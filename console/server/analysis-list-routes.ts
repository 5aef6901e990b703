import {
  endList,
  endLists,
  listAnswers,
  type ListDeps,
  listLists,
  readListFile,
  sendLists,
} from './analysis-lists.ts';
import { analysisMembers } from './analysis-routes.ts';
import type { Route } from './route.ts';

/** The part of the site map that is about check-lists. */
export function analysisListRoutes(deps: ListDeps): readonly Route[] {
  const lists = '/api/analysis/projects/:project/lists';
  const who = analysisMembers;
  return [
    { method: 'GET', path: lists, who, handle: (c, caller) => listLists(c, caller, deps) },
    { method: 'POST', path: lists, who, handle: (c, caller) => sendLists(c, caller, deps) },
    {
      method: 'POST',
      path: '/api/analysis/projects/:project/lists-end',
      who,
      handle: (c, caller) => endLists(c, caller, deps),
    },
    {
      method: 'POST',
      path: `${lists}/:list/end`,
      who,
      handle: (c, caller) => endList(c, caller, deps),
    },
    {
      method: 'GET',
      path: `${lists}/:list/answers`,
      who,
      handle: (c, caller) => listAnswers(c, caller, deps),
    },
    {
      method: 'GET',
      path: '/api/analysis/projects/:project/list-files/:blob',
      who,
      handle: (c, caller) => readListFile(c, caller, deps),
    },
  ];
}
