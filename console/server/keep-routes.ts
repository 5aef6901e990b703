import { duties } from '../duties.ts';
import { type KeepDeps, readKeeping, readRetention, setHold } from './keeping.ts';
import type { Route } from './route.ts';

/** How long cases are kept, and what must be kept longer. */
export function keepRoutes(deps: KeepDeps): readonly Route[] {
  const who = duties['read-cases'];
  return [
    {
      method: 'GET',
      path: '/api/retention',
      who,
      handle: (_, caller) => readRetention(caller, deps),
    },
    {
      method: 'GET',
      path: '/api/cases/:case/keeping',
      who,
      handle: (c, caller) => readKeeping(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/cases/:case/hold',
      who,
      handle: (c, caller) => setHold(c, caller, deps),
    },
  ];
}
