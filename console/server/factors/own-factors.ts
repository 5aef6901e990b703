import type { Context } from 'hono';

import { creationOptions, judgeCreation } from '../../../platform/crypto/passkey.ts';
import { newTotpSecret, totpInvitation, totpStep } from '../../../platform/crypto/totp.ts';
import type { Factor } from '../../../storage/factors.ts';
import type { OfficerSessions } from '../../../storage/officer-sessions.ts';
import * as api from '../../factors-api.ts';
import type { Caller } from '../access.ts';
import { answer, readBody } from '../body.ts';
import { Refused } from '../refuse.ts';
import { type CheckDeps, sealTotp, siteOf } from './check.ts';
import { isFresh, refuseSpare, refuseStale } from './fresh.ts';
import type { Pending } from './pending.ts';
import type { PolicyDeps } from './policy.ts';
import { newSheet } from './recovery-codes.ts';

export interface OwnFactorDeps extends CheckDeps, PolicyDeps {
  readonly sessions: OfficerSessions;
  /** By session: what a browser was asked to make. */
  readonly creations: Pending<Uint8Array>;
  /** By session: a secret that an app was shown. */
  readonly secrets: Pending<Uint8Array>;
  /** The body's name, which apps show beside the code. */
  readonly body: () => Promise<string>;
}

/** Far more than anybody carries about. */
const mostFactors = 8;

export async function listFactors(
  context: Context,
  caller: Caller,
  deps: OwnFactorDeps,
): Promise<Response> {
  const { id } = caller.officer;
  const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
  const all = await deps.factors.of(id);
  return answer(api.factors.answer, {
    factors: all.map((factor) => ({
      id: factor.id,
      kind: factor.kind,
      name: factor.name,
      addedDay: factor.addedDay,
      usedDay: factor.usedDay,
      here: factor.kind === 'totp' || factor.site === host,
    })),
    codesLeft: await deps.factors.codesLeft(id),
    rule: await deps.rule(),
    needs: caller.standing.needs,
    demonstration: deps.notice === 'demonstration',
    fresh: isFresh(caller, deps.clock.now()),
  });
}

export async function startPasskey(
  context: Context,
  caller: Caller,
  deps: OwnFactorDeps,
): Promise<Response> {
  await readBody(context, api.startPasskey.request);
  refuseStale(caller, deps.clock.now());
  const site = siteOf(context);
  const challenge = deps.random(32);
  deps.creations.put(caller.sessionId, challenge);
  const known = (await deps.factors.of(caller.officer.id)).flatMap((each) =>
    each.kind === 'passkey' && each.site === site.id ? [each.credential] : [],
  );
  const title = await deps.body();
  const person = caller.officer.id;
  const options = await creationOptions({ site, title, person, challenge, known });
  return answer(api.startPasskey.answer, { options });
}

export async function addPasskey(
  context: Context,
  caller: Caller,
  deps: OwnFactorDeps,
): Promise<Response> {
  const { id, name, response } = await readBody(context, api.addPasskey.request);
  refuseStale(caller, deps.clock.now());
  const known = await addedBefore(caller, deps, id);
  if (known !== null) return answer(api.addPasskey.answer, known);
  const site = siteOf(context);
  const challenge = deps.creations.take(caller.sessionId);
  if (challenge === null) throw new Refused('attempt-over');
  const made = await judgeCreation(response, { site, challenge });
  if (made.kind === 'unverified') throw new Refused('not-verified');
  if (made.kind === 'wrong') throw new Refused('wrong-factor');
  const codes = await keep(caller, deps, {
    ...own(caller, deps, { id, name }),
    ...made.value,
    kind: 'passkey',
    site: site.id,
  });
  return answer(api.addPasskey.answer, { codes });
}

export async function startTotp(
  context: Context,
  caller: Caller,
  deps: OwnFactorDeps,
): Promise<Response> {
  await readBody(context, api.startTotp.request);
  refuseStale(caller, deps.clock.now());
  refuseSpare(caller);
  const secret = newTotpSecret(deps.random);
  deps.secrets.put(caller.sessionId, secret);
  const names = { issuer: `Senim ${await deps.body()}`.slice(0, 60), account: caller.officer.id };
  return answer(api.startTotp.answer, {
    ...totpInvitation(secret, names),
    now: deps.clock.now(),
  });
}

/** A first code proves that the app has the secret and that both clocks agree; it is used up with it. */
export async function addTotp(
  context: Context,
  caller: Caller,
  deps: OwnFactorDeps,
): Promise<Response> {
  const { id, name, code } = await readBody(context, api.addTotp.request);
  const now = deps.clock.now();
  refuseStale(caller, now);
  refuseSpare(caller);
  const known = await addedBefore(caller, deps, id);
  if (known !== null) return answer(api.addTotp.answer, known);
  const secret = deps.secrets.look(caller.sessionId);
  if (secret === null) throw new Refused('attempt-over');
  const step = totpStep(secret, code, now);
  if (step === null) throw new Refused('wrong-factor');
  deps.secrets.take(caller.sessionId);
  const factor = own(caller, deps, { id, name });
  const sealed = sealTotp(factor, secret, deps.sealingKey, deps.random);
  const codes = await keep(caller, deps, { ...factor, kind: 'totp', sealed, counter: step });
  return answer(api.addTotp.answer, { codes });
}

export async function removeFactor(
  context: Context,
  caller: Caller,
  { factors, clock, rule }: OwnFactorDeps,
): Promise<Response> {
  const id = api.factorId.safeParse(context.req.param('factor'));
  await readBody(context, api.removeFactor.request);
  refuseStale(caller, clock.now());
  refuseSpare(caller);
  const needed = (await rule()) === 'passkey' ? 'passkey' : 'any';
  const by = { officerId: caller.officer.id, day: clock.today() };
  const removed = id.success ? await factors.remove(id.data, by, needed) : 'gone';
  switch (removed) {
    case 'removed':
      return answer(api.removeFactor.answer, {});
    case 'last':
      throw new Refused('last-factor');
    case 'gone':
      throw new Refused('not-found');
    default:
      return removed satisfies never;
  }
}

/** Another sheet; the former one opens nothing any more. Codes without a factor would be a second passphrase. */
export async function newCodes(
  context: Context,
  caller: Caller,
  { factors, random, clock }: OwnFactorDeps,
): Promise<Response> {
  await readBody(context, api.newCodes.request);
  refuseStale(caller, clock.now());
  refuseSpare(caller);
  if (!caller.hasFactor) throw new Refused('factor-needed');
  const { codes, hashes } = newSheet(caller.officer.id, random);
  await factors.setCodes(hashes, { officerId: caller.officer.id, day: clock.today() });
  return answer(api.newCodes.answer, { codes: [...codes] });
}

function own(
  caller: Caller,
  { clock }: OwnFactorDeps,
  called: { readonly id: string; readonly name: string },
) {
  return {
    ...called,
    officerId: caller.officer.id,
    addedDay: clock.today(),
    usedDay: null,
  };
}

/**
 * What was answered when this factor was added, for somebody whom that answer did not reach; `null` where there is no such
 * factor. The codes that came with a first one are stored as hashes alone, so that another sheet takes their place.
 */
async function addedBefore(
  caller: Caller,
  { factors, random, clock }: OwnFactorDeps,
  id: string,
): Promise<{ codes: string[] | null } | null> {
  const { officer } = caller;
  const there = await factors.of(officer.id);
  if (!there.some((each) => each.id === id)) return null;
  if (there.length > 1) return { codes: null };
  // Whoever came in with a code could name the factor that he does not have.
  refuseSpare(caller);
  const { codes, hashes } = newSheet(officer.id, random);
  await factors.setCodes(hashes, { officerId: officer.id, day: clock.today() });
  return { codes: [...codes] };
}

/**
 * With the first factor come recovery codes, and sessions that were begun without one end. Who adds a passkey has shown it:
 * it is the way out of an emergency.
 */
async function keep(
  caller: Caller,
  { factors, sessions, random, clock }: OwnFactorDeps,
  factor: Factor,
): Promise<string[] | null> {
  const { officerId } = factor;
  const there = await factors.of(officerId);
  if (there.length >= mostFactors) throw new Refused('too-large');
  const sheet = there.length === 0 ? newSheet(officerId, random) : null;
  if (!(await factors.add(factor, sheet?.hashes ?? null, factor.addedDay))) {
    throw new Refused('changed');
  }
  if (factor.kind === 'passkey') {
    const shown = { by: 'passkey', spareDay: null } as const;
    await sessions.prove(caller.sessionId, { officerId, now: clock.now(), shown });
  }
  if (sheet === null) return null;
  await sessions.endOthers(caller.sessionId, { officerId, day: clock.today() });
  return [...sheet.codes];
}
