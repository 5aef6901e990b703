import { duties } from '../duties.ts';
import { type KeepDeps, readKeeping, readRetention, setHold } from './keeping.ts';
import { type Route, routesFor } from './route.ts';

/** How long cases are kept, and what must be kept longer. */
export function keepRoutes(deps: KeepDeps): readonly Route[] {
  const { get, post } = routesFor(duties['read-cases']);
  return [
    get('/api/retention', (_, caller) => readRetention(caller, deps)),
    get('/api/cases/:case/keeping', (c, caller) => readKeeping(c, caller, deps)),
    post('/api/cases/:case/hold', (c, caller) => setHold(c, caller, deps)),
  ];
}
