import { duties } from '../duties.ts';
import type { ActDeps } from './act-parts.ts';
import { answerAct, askAct, listActs, whoDecides, withdrawAct } from './four-eyes.ts';
import { type Route, routesFor } from './route.ts';
import { spendConsent } from './spend-act.ts';

/** What nobody does alone: asked by one, agreed to by another. */
export function actRoutes(deps: ActDeps): readonly Route[] {
  const { get, post } = routesFor(duties['decide-together']);
  return [
    get('/api/acts', (_, caller) => listActs(caller, deps)),
    get('/api/acts/deciders', (c, caller) => whoDecides(c, caller, deps)),
    post('/api/acts', (c, caller) => askAct(c, caller, deps)),
    post('/api/acts/:request/answer', (c, caller) => answerAct(c, caller, deps)),
    post('/api/acts/:request/withdraw', (c, caller) => withdrawAct(c, caller, deps)),
    post('/api/acts/:request/use', (c, caller) => spendConsent(c, caller, deps)),
  ];
}
