import type { Context } from 'hono';

import type { SealedBytes } from '../../cases/sealed.ts';
import type { Roster } from '../../cases/roster.ts';
import { hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hash } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';
import { type Clock, dayAt } from '../../platform/time.ts';
import type { AuditWriter } from '../../storage/audit.ts';
import type { Role } from '../../storage/officer.ts';
import type { OfficerReader, OfficerWriter } from '../../storage/officers.ts';
import type { Pin } from '../../storage/pin.ts';
import type { Store } from '../../storage/store.ts';
import type { Rosters } from '../../storage/rosters.ts';
import type { FactorRule } from '../factors-api.ts';
import * as api from '../people-api.ts';
import { officerId } from '../api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { refuseSpare } from './factors/fresh.ts';
import { Refused } from './refuse.ts';

export interface PeopleDeps {
  readonly officers: Pick<OfficerReader, 'find' | 'list'> & Pick<OfficerWriter, 'disable'>;
  readonly invitations: Store['invitations'];
  readonly factors: Pick<Store['factors'], 'owners'>;
  readonly rosters: Pick<Rosters, 'latest'>;
  /** The roster under the pinned root; `null` where there is none to trust. */
  readonly roster: () => Promise<Roster | null>;
  readonly readPin: () => Promise<Pin | null>;
  readonly factorRule: () => Promise<FactorRule>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly random: Random;
  readonly clock: Clock;
}

/** An invitation is over two days after it was made. */
const invitationMs = 48 * 60 * 60 * 1000;

export async function listPeople(deps: PeopleDeps): Promise<Response> {
  const { officers, invitations, factors, clock } = deps;
  const receiving = await receivingNow(deps);
  const accounts = await officers.list();
  const open = await invitations.list(clock.now());
  const owners = await factors.owners();
  const asksForPasskey = (await deps.factorRule()) === 'passkey';
  return answer(api.people.answer, {
    accounts: accounts.map(({ id, role, disabled, spareSince }) => ({
      officerId: id,
      role,
      standing: standingOf(id, role, receiving),
      closed: disabled,
      factor: factorOf(owners.get(id)),
      spareSince: asksForPasskey ? spareSince : null,
    })),
    invitations: open.map(({ id, role, madeBy, expires }) => ({
      id,
      role,
      madeBy,
      lastDay: dayAt(new Date(expires)),
    })),
  });
}

function factorOf(
  owner: { readonly passkey: boolean } | undefined,
): api.People['accounts'][number]['factor'] {
  if (owner === undefined) return 'none';
  return owner.passkey ? 'passkey' : 'codes';
}

/** Makes a link for one person; a repetition makes no second one. Its secret is in this request and nowhere else. */
export async function invite(
  context: Context,
  caller: Caller,
  { invitations, random, clock }: PeopleDeps,
): Promise<Response> {
  const { role, token } = await readBody(context, api.invite.request);
  refuseSpare(caller);
  const now = clock.now();
  const by = { officerId: caller.officer.id, day: clock.today() };
  const made = { id: hex(random(16)), role, madeBy: by.officerId, expires: now + invitationMs };
  const stored = await invitations.put({ ...made, tokenHash: tokenHash(token) }, by, now);
  if (stored === null) throw new Refused('changed');
  return answer(api.invite.answer, { lastDay: dayAt(new Date(stored.expires)) });
}

export async function withdraw(
  context: Context,
  caller: Caller,
  { invitations, clock }: PeopleDeps,
): Promise<Response> {
  const id = api.invitationId.safeParse(context.req.param('invitation'));
  await readBody(context, api.withdraw.request);
  refuseSpare(caller);
  const by = { officerId: caller.officer.id, day: clock.today() };
  if (!id.success || !(await invitations.withdraw(id.data, by))) throw new Refused('not-found');
  return answer(api.withdraw.answer, {});
}

/**
 * Closes an account that receives nothing. Whoever stands in the signed list leaves by a signed change of it alone, or
 * an administrator could lock the recipients out one by one.
 */
export async function closeAccount(
  context: Context,
  caller: Caller,
  deps: PeopleDeps,
): Promise<Response> {
  const { officers, audit, clock } = deps;
  const id = officerId.safeParse(context.req.param('officer'));
  await readBody(context, api.closeAccount.request);
  refuseSpare(caller);
  const account = id.success ? await officers.find(id.data) : null;
  if (account === null || account.id === caller.officer.id) throw new Refused('not-found');
  if ((await receivingNow(deps)).has(account.id)) throw new Refused('on-roster');
  if (account.disabled) return answer(api.closeAccount.answer, {});
  const ct = new Uint8Array() as SealedBytes;
  // Written before the act: nobody's account is closed without a line in the chain.
  const event = { day: clock.today(), kind: 'officer-disabled', ct } as const;
  await audit.append({ ...event, actorTag: caller.officer.id });
  await officers.disable(account.id);
  return answer(api.closeAccount.answer, {});
}

/** What the store keeps of a link: never the link itself. */
export function tokenHash(token: string): string {
  return hex(hash('console/invitation', utf8(token)));
}

/** Whether somebody with that role stands in the signed list once the head has signed it. */
function receives(role: Role): boolean {
  switch (role) {
    case 'officer':
    case 'oversight':
    case 'analysis':
      return true;
    case 'analyst':
    case 'administrator':
      return false;
    default:
      return role satisfies never;
  }
}

function standingOf(
  id: string,
  role: Role,
  receiving: ReadonlySet<string>,
): api.People['accounts'][number]['standing'] {
  if (receiving.has(id)) return 'receives';
  return receives(role) ? 'waits' : 'no-keys';
}

async function receivingNow({ roster }: PeopleDeps): Promise<ReadonlySet<string>> {
  const signed = await roster();
  return new Set(signed?.recipients.map(({ id }) => id));
}
