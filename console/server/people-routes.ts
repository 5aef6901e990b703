import { duties } from '../duties.ts';
import { join, lookAtInvitation } from './join.ts';
import { closeAccount, invite, listPeople, type PeopleDeps, withdraw } from './people.ts';
import { type Route, routesFor } from './route.ts';

/** Who has an account, and how somebody gets one. */
export function peopleRoutes(deps: PeopleDeps): readonly Route[] {
  const { get, post } = routesFor(duties['name-people']);
  return [
    get('/api/people', () => listPeople(deps)),
    post('/api/people/:officer/close', (c, caller) => closeAccount(c, caller, deps)),
    post('/api/invitations', (c, caller) => invite(c, caller, deps)),
    post('/api/invitations/:invitation/withdraw', (c, caller) => withdraw(c, caller, deps)),
    {
      method: 'POST',
      path: '/api/join/look',
      who: 'anyone',
      handle: (c) => lookAtInvitation(c, deps),
    },
    { method: 'POST', path: '/api/join', who: 'anyone', handle: (c) => join(c, deps) },
  ];
}
