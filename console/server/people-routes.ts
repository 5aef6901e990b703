import { duties } from '../duties.ts';
import { join, lookAtInvitation } from './join.ts';
import { closeAccount, invite, listPeople, type PeopleDeps, withdraw } from './people.ts';
import type { Route } from './route.ts';

/** Who has an account, and how somebody gets one. */
export function peopleRoutes(deps: PeopleDeps): readonly Route[] {
  const who = duties['name-people'];
  return [
    { method: 'GET', path: '/api/people', who, handle: () => listPeople(deps) },
    {
      method: 'POST',
      path: '/api/people/:officer/close',
      who,
      handle: (c, caller) => closeAccount(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/invitations',
      who,
      handle: (c, caller) => invite(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/invitations/:invitation/withdraw',
      who,
      handle: (c, caller) => withdraw(c, caller, deps),
    },
    {
      method: 'POST',
      path: '/api/join/look',
      who: 'anyone',
      handle: (c) => lookAtInvitation(c, deps),
    },
    { method: 'POST', path: '/api/join', who: 'anyone', handle: (c) => join(c, deps) },
  ];
}
