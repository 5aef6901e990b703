import { duties } from '../duties.ts';
import {
  type AnalysisDeps,
  listDocuments,
  listProjects,
  putFile,
  readFile,
  readKeys,
  replaceKeys,
  saveDocuments,
} from './analysis.ts';
import type { Route } from './route.ts';

/** Who may work on the analysis at all; each handler holds them to the roster's group besides. */
export const analysisMembers = duties['analyse-risks'];

/** The part of the site map that is about the yearly analysis of risks. */
export function analysisRoutes(deps: AnalysisDeps): readonly Route[] {
  const documents = '/api/analysis/projects/:project/documents';
  const files = '/api/analysis/projects/:project/files/:file';
  const who = analysisMembers;
  return [
    {
      method: 'GET',
      path: '/api/analysis/keys',
      who,
      handle: (_, caller) => readKeys(caller, deps),
    },
    {
      method: 'POST',
      path: '/api/analysis/keys',
      who,
      handle: (c, caller) => replaceKeys(c, caller, deps),
    },
    {
      method: 'GET',
      path: '/api/analysis/projects',
      who,
      handle: (_, caller) => listProjects(caller, deps),
    },
    {
      method: 'GET',
      path: documents,
      who,
      handle: (c, caller) => listDocuments(c, caller, deps),
    },
    {
      method: 'POST',
      path: documents,
      who,
      handle: (c, caller) => saveDocuments(c, caller, deps),
    },
    { method: 'GET', path: files, who, handle: (c, caller) => readFile(c, caller, deps) },
    { method: 'POST', path: files, who, handle: (c, caller) => putFile(c, caller, deps) },
  ];
}
