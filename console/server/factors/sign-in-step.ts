import type { Context } from 'hono';

import { base64url } from '../../../platform/crypto/bytes.ts';
import * as api from '../../factors-api.ts';
import { answer, readBody } from '../body.ts';
import { Refused } from '../refuse.ts';
import { openTheDoor, type SignInDeps, withCookie } from '../sign-in.ts';
import { challengeFor, type CheckDeps, demandFactor, siteOf } from './check.ts';
import type { Attempts } from './attempt.ts';

export interface StepDeps {
  readonly check: CheckDeps;
  readonly attempts: Attempts;
  readonly signIn: SignInDeps;
}

/** Tries before the passphrase is asked for anew. */
const mostTries = 5;

/** Something to sign for the passkeys of whoever gave the right passphrase a moment ago. */
export async function signInChallenge(context: Context, deps: StepDeps): Promise<Response> {
  const { attempt } = await readBody(context, api.signInChallenge.request);
  const begun = deps.attempts.look(attempt);
  if (begun === null) throw new Refused('attempt-over');
  const asked = await challengeFor(begun.officerId, siteOf(context), deps.check);
  if (asked === null) throw new Refused('wrong-factor');
  begun.challenge = asked.challenge;
  return answer(api.signInChallenge.answer, { options: asked.options });
}

/** The second step: only now are the sealed keys and a session given. */
export async function signInFactor(context: Context, deps: StepDeps): Promise<Response> {
  const { attempt, given } = await readBody(context, api.signInFactor.request);
  const begun = deps.attempts.look(attempt);
  if (begun === null) throw new Refused('attempt-over');
  const { officerId, challenge } = begun;
  // Taken before anything is looked at: an answer to it counts once, right or wrong.
  begun.challenge = null;
  begun.tries += 1;
  if (begun.tries >= mostTries) deps.attempts.take(attempt);
  await demandFactor({ officerId, given, challenge, site: siteOf(context) }, deps.check);
  deps.attempts.take(attempt);
  const account = await deps.signIn.officers.find(officerId);
  if (account === null || account.disabled) throw new Refused('wrong-passphrase');
  const { value, cookie } = await openTheDoor(account, given, deps.signIn);
  return await withCookie(context, answer(api.signInFactor.answer, value), cookie, deps.signIn);
}

/** Names a begun attempt; only its holder knows it. */
export function attemptName(random: (length: number) => Uint8Array): string {
  return base64url(random(32));
}
