import { duties } from '../duties.ts';
import type { ActDeps } from './act-parts.ts';
import { answerAct, askAct, listActs, whoDecides, withdrawAct } from './four-eyes.ts';
import type { Route } from './route.ts';
import { spendConsent } from './spend-act.ts';

/** What nobody does alone: asked by one, agreed to by another. */
export function actRoutes(deps: ActDeps): readonly Route[] {
  const who = duties['decide-together'];
  return [
    { method: 'GET', path: '/api/acts', who, handle: (_, caller) => listActs(caller, deps) },
    {
      method: 'GET',
      path: '/api/acts/deciders',
      who,
      handle: (c, caller) => whoDecides(c, caller, deps),
    },
    { method: 'POST', path: '/api/acts', who, handle: (c, caller) => askAct(c, caller, deps) },
    {
      method: 'POST',
      path: '/api/acts/:request/answer',
      who,
      handle: (c, caller) => answerAct(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/acts/:request/withdraw',
      who,
      handle: (c, caller) => withdrawAct(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/acts/:request/use',
      who,
      handle: (c, caller) => spendConsent(c, caller, deps),
    },
  ];
}
