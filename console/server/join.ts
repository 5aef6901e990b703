import type { Context } from 'hono';

import { fromHex } from '../../platform/crypto/bytes.ts';
import { dayAt } from '../../platform/time.ts';
import type { Role } from '../../storage/officer.ts';
import * as api from '../people-api.ts';
import { answer, readBody } from './body.ts';
import { type PeopleDeps, tokenHash } from './people.ts';
import { Refused } from './refuse.ts';

/** What a link is for. Used, withdrawn, expired and garbage are one answer. */
export async function lookAtInvitation(context: Context, deps: PeopleDeps): Promise<Response> {
  const { invitations, rosters, readPin, clock } = deps;
  const { token } = await readBody(context, api.lookAtInvitation.request);
  const found = await invitations.find(tokenHash(token), clock.now());
  const [latest, pin] = [await rosters.latest(), await readPin()];
  if (found === null || latest === null || pin === null) throw new Refused('no-invitation');
  return answer(api.lookAtInvitation.answer, {
    role: found.role,
    lastDay: dayAt(new Date(found.expires)),
    rootPublic: fromHex(pin.root),
    roster: { bytes: latest.bytes, signature: latest.signature },
  });
}

/** Takes the account that the invited person's browser made, once. What it may do is the invitation's word, not the page's. */
export async function join(context: Context, deps: PeopleDeps): Promise<Response> {
  const { invitations, clock } = deps;
  const { token, account, recipient } = await readBody(context, api.join.request);
  const found = await invitations.find(tokenHash(token), clock.now());
  if (found === null) throw new Refused('no-invitation');
  const { role } = found;
  const place = placeOf(role);
  if ((place === null) !== (recipient === null)) throw new Refused('malformed');
  const { officerId, authHash, header, body } = account;
  const group = place === null || place.group === 'analysis' ? null : place.group;
  const day = clock.today();
  const joined = await invitations.use(
    tokenHash(token),
    { id: officerId, role, group, authHash, blob: { header, body } },
    place === null || recipient === null ? null : { officerId, ...place, ...recipient, day },
    { now: clock.now(), day },
  );
  switch (joined) {
    case 'joined':
      return answer(api.join.answer, {});
    case 'gone':
      throw new Refused('no-invitation');
    case 'taken':
      throw new Refused('changed');
    default:
      return joined satisfies never;
  }
}

/** Where in the signed list that role belongs; `null` for a role that receives nothing. */
function placeOf(role: Role) {
  switch (role) {
    case 'officer':
      return { kind: 'officer', group: 'default' } as const;
    case 'oversight':
      return { kind: 'oversight', group: 'oversight' } as const;
    case 'analysis':
      return { kind: 'analysis', group: 'analysis' } as const;
    case 'analyst':
    case 'administrator':
      return null;
    default:
      return role satisfies never;
  }
}
