import type { Context } from 'hono';

import { membersOf, type Roster, rosterHash, verifyRoster } from '../../cases/roster.ts';
import type { Recipient } from '../../cases/roster-content.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { equal, fromHex } from '../../platform/crypto/bytes.ts';
import { verify } from '../../platform/crypto/ed25519.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/time.ts';
import type { AuditWriter } from '../../storage/audit.ts';
import type { AuditKind } from '../../storage/audit-kind.ts';
import type { Enrolments } from '../../storage/enrolments.ts';
import type { Pin } from '../../storage/pin.ts';
import type { Rosters } from '../../storage/rosters.ts';
import * as api from '../api.ts';
import * as keysApi from '../keys-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import type { Challenges } from './challenges.ts';
import { Refused } from './refuse.ts';

export interface RosterDeps {
  readonly rosters: Rosters;
  readonly enrolments: Enrolments;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly challenges: Challenges;
  readonly readPin: () => Promise<Pin | null>;
  readonly writePin: (pin: Pin) => Promise<void>;
  readonly clock: Clock;
}

type Accounts = ReturnType<(typeof keysApi.changeRoster.request)['parse']>['accounts'];

/** Two keys: ROOT signed the list, and a member of the present one says that he knows of it. */
export async function changeRoster(
  context: Context,
  { officer }: Caller,
  deps: RosterDeps,
): Promise<Response> {
  const { roster, consent, accounts } = await readBody(context, keysApi.changeRoster.request);
  const standing = await present(deps);
  const member = standing.recipients.find(({ id }) => id === officer.id);
  if (member === undefined || member.ed25519 === null) throw new Refused('not-yours');
  const said = fromHex(rosterHash(roster.bytes));
  if (!verify(fromHex(member.ed25519), consent, 'roster/consent', said)) {
    throw new Refused('not-yours');
  }
  await accept({ roster, accounts, actor: officer.id, kind: 'roster-accepted' }, standing, deps);
  return answer(keysApi.changeRoster.answer, {});
}

/** What a recovery begins with: the lists as they stand, and what only two sheets of paper open. */
export async function startRecovery(context: Context, deps: RosterDeps): Promise<Response> {
  await readBody(context, keysApi.recoveryStart.request);
  const standing = await present(deps);
  const [roster, ...former] = await deps.rosters.all();
  if (roster === undefined) throw new Refused('not-found');
  const recovery = standing.recipients.find(({ kind }) => kind === 'recovery');
  if (recovery === undefined) throw new Refused('not-found');
  return answer(keysApi.recoveryStart.answer, {
    roster: signedOf(roster),
    former: former.map(signedOf),
    challenge: await deps.challenges.make(recovery.age),
    today: deps.clock.today(),
  });
}

/** ROOT signed the list, and two sheets opened the challenge: nobody of the present list is needed. */
export async function recover(context: Context, deps: RosterDeps): Promise<Response> {
  const { roster, accounts, proof } = await readBody(context, keysApi.recovery.request);
  // Somebody who got no answer the first time: it was proved then, and nothing is done.
  if ((await deps.rosters.all()).some(({ bytes }) => equal(bytes, roster.bytes))) {
    return answer(keysApi.recovery.answer, {});
  }
  if (!deps.challenges.take(proof)) throw new Refused('wrong-token');
  const standing = await present(deps);
  await accept({ roster, accounts, actor: 'paper', kind: 'recovered' }, standing, deps);
  return answer(keysApi.recovery.answer, {});
}

/** Writes down that two sheets gave the recovery key back on this day. */
export async function drill(
  context: Context,
  { officer }: Caller,
  { audit, clock }: RosterDeps,
): Promise<Response> {
  await readBody(context, keysApi.drill.request);
  const ct = new Uint8Array() as SealedBytes;
  await audit.append({ day: clock.today(), kind: 'recovery-drill', actorTag: officer.id, ct });
  return answer(keysApi.drill.answer, {});
}

export async function listCandidates({ enrolments, rosters }: RosterDeps): Promise<Response> {
  const latest = await rosters.latest();
  const named = latest === null ? '' : new TextDecoder().decode(latest.bytes);
  const waiting = (await enrolments.list()).filter(({ age }) => !named.includes(age));
  return answer(keysApi.candidates.answer, { candidates: [...waiting] });
}

/** The lists as they were signed: the page judges them against the root inside the officer's own blob. */
export async function readRosters({ rosters }: Pick<RosterDeps, 'rosters'>): Promise<Response> {
  const [roster, ...former] = await rosters.all();
  return answer(api.roster.answer, {
    roster: roster === undefined ? null : signedOf(roster),
    former: former.map(signedOf),
  });
}

async function accept(
  change: {
    readonly roster: { readonly bytes: Uint8Array; readonly signature: Uint8Array };
    readonly accounts: Accounts;
    readonly actor: string;
    readonly kind: Extract<AuditKind, 'roster-accepted' | 'recovered'>;
  },
  standing: Roster,
  deps: RosterDeps,
): Promise<void> {
  const pin = await deps.readPin();
  if (pin === null) throw new Refused('not-found');
  const { bytes, signature } = change.roster;
  const next = verified(change.roster, pin);
  const isNext = next.seq === standing.seq + 1 && next.prev === standing.hash;
  if (!isNext && next.hash !== standing.hash) throw new Refused('changed');
  const known = new Map(standing.recipients.map((each) => [each.id, each]));
  const come = next.recipients.filter(({ id, kind }) => !known.has(id) && kind !== 'recovery');
  // A number stands for one pair of keys for ever: letters are checked against whoever had it.
  if (next.recipients.some((each) => isOther(known.get(each.id), each))) {
    throw new Refused('malformed');
  }
  if (isNext) await checkAccounts(come, next, change.accounts, deps);
  const stay = new Set(next.recipients.map(({ id }) => id));
  const closed = standing.recipients.filter(({ id, kind }) => kind !== 'recovery' && !stay.has(id));
  const event = (kind: AuditKind, actorTag: string) => ({
    day: deps.clock.today(),
    kind,
    actorTag,
    ct: new Uint8Array() as SealedBytes,
  });
  await deps.rosters.accept({
    roster: { seq: next.seq, bytes, signature },
    accounts: change.accounts.map(({ officerId, role, group, authHash, header, body }) => ({
      id: officerId,
      role,
      group,
      authHash,
      blob: { header, body },
    })),
    closed: closed.map(({ id }) => id),
    events: [
      event(change.kind, change.actor),
      ...come.map(({ id }) => event('officer-added', id)),
      ...closed.map(({ id }) => event('officer-disabled', id)),
    ],
  });
  // Out of reach of SQL: from now on an older list is a replay.
  await deps.writePin({ root: pin.root, leastSeq: next.seq });
}

/** Whoever is new has an account with the group that the list gives him: one that comes along, or one that waited. */
async function checkAccounts(
  come: readonly Recipient[],
  next: Roster,
  accounts: Accounts,
  { enrolments }: RosterDeps,
): Promise<void> {
  const waiting = await enrolments.list();
  const brought = new Map(accounts.map((each) => [each.officerId, each]));
  for (const { id, kind, age, ed25519 } of come) {
    const account = brought.get(id);
    brought.delete(id);
    if (account !== undefined) {
      const group = kind === 'analysis' ? kind : account.group;
      const inGroup = group !== null && membersOf(next, group).some((each) => each.id === id);
      const fits = (account.group === null) === (kind === 'analysis');
      if (account.role === kind && inGroup && fits) continue;
    } else if (waiting.some((each) => each.officerId === id && each.age === age)) {
      const own = waiting.find((each) => each.officerId === id);
      if (own?.kind === kind && own.ed25519 === ed25519) continue;
    }
    throw new Refused('malformed');
  }
  if (brought.size > 0) throw new Refused('malformed');
}

function isOther(before: Recipient | undefined, now: Recipient): boolean {
  if (before === undefined) return false;
  return before.age !== now.age || before.ed25519 !== now.ed25519 || before.kind !== now.kind;
}

async function present({ rosters, readPin }: RosterDeps): Promise<Roster> {
  const [latest, pin] = [await rosters.latest(), await readPin()];
  if (latest === null || pin === null) throw new Refused('not-found');
  return verified(latest, pin);
}

function verified(
  signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
  { root, leastSeq }: Pin,
): Roster {
  const { bytes, signature } = signed;
  try {
    return verifyRoster({ bytes, signature, rootPublic: fromHex(root), leastSeq });
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    throw new Refused(error.code === 'roster.sequence' ? 'changed' : 'malformed');
  }
}

function signedOf({ bytes, signature }: { bytes: Uint8Array; signature: Uint8Array }) {
  return { bytes, signature };
}
