import { duties } from '../duties.ts';
import { enterReport, type EnteredDeps, handOver, putScan } from './entered.ts';
import type { Route } from './route.ts';

/** Reports that officers write down for people who called, came or wrote on paper. */
export function enteredRoutes(deps: EnteredDeps): readonly Route[] {
  const who = duties['read-cases'];
  return [
    {
      method: 'POST',
      path: '/api/entered/scans/:blob',
      who,
      handle: (c) => putScan(c, deps),
    },
    {
      method: 'POST',
      path: '/api/entered',
      who,
      handle: (c, caller) => enterReport(c, caller, deps),
    },
    { method: 'POST', path: '/api/entered/handed-over', who, handle: (c) => handOver(c, deps) },
  ];
}
