import type { Context } from 'hono';

import { fromHex } from '../../platform/crypto/bytes.ts';
import { dayAt } from '../../platform/time.ts';
import type { Role } from '../../storage/officer.ts';
import type { GroupName } from '../../dialogs/outcome.ts';
import * as api from '../people-api.ts';
import { answer, readBody } from './body.ts';
import { type PeopleDeps, receives, tokenHash } from './people.ts';
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
  if (receives(role) !== (recipient !== null)) throw new Refused('malformed');
  const { officerId, authHash, header, body } = account;
  const joined = await invitations.use(
    tokenHash(token),
    { id: officerId, role, group: groupOf(role), authHash, blob: { header, body } },
    { now: clock.now(), day: clock.today() },
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

function groupOf(role: Role): GroupName | null {
  switch (role) {
    case 'officer':
      return 'default';
    case 'oversight':
      return 'oversight';
    case 'analysis':
    case 'analyst':
    case 'administrator':
      return null;
    default:
      return role satisfies never;
  }
}
