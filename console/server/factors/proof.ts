import type { Context } from 'hono';

import type { OfficerSessions } from '../../../storage/officer-sessions.ts';
import * as api from '../../factors-api.ts';
import type { Caller } from '../access.ts';
import { answer, readBody } from '../body.ts';
import { challengeFor, type CheckDeps, demandFactor, shownBy, siteOf, waysOf } from './check.ts';
import type { Pending } from './pending.ts';

export interface ProofDeps extends CheckDeps {
  readonly sessions: OfficerSessions;
  /** By session: what a passkey was asked to sign. */
  readonly challenges: Pending<Uint8Array>;
}

/** Asks somebody who is signed in for the factor once more. */
export async function startProof(
  context: Context,
  { officer, sessionId }: Caller,
  deps: ProofDeps,
): Promise<Response> {
  await readBody(context, api.proofStart.request);
  const site = siteOf(context);
  const asked = await challengeFor(officer.id, site, deps);
  if (asked !== null) deps.challenges.put(sessionId, asked.challenge);
  return answer(api.proofStart.answer, {
    ways: await waysOf(officer.id, site, deps),
    options: asked?.options ?? null,
    now: deps.clock.now(),
  });
}

export async function prove(
  context: Context,
  { officer, sessionId }: Caller,
  deps: ProofDeps,
): Promise<Response> {
  const { given } = await readBody(context, api.proof.request);
  const challenge = given.kind === 'passkey' ? deps.challenges.take(sessionId) : null;
  await demandFactor({ officerId: officer.id, given, challenge, site: siteOf(context) }, deps);
  const shown = await shownBy(given, deps);
  const proof = { officerId: officer.id, now: deps.clock.now(), shown };
  await deps.sessions.prove(sessionId, proof);
  return answer(api.proof.answer, {});
}
