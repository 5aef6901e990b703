import type { Context } from 'hono';
import { generateCookie } from 'hono/cookie';

import { authHash } from '../../cases/kdf.ts';
import { base64url, equal, hex } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Clock } from '../../platform/time.ts';
import type { OfficerSessions, Shown } from '../../storage/officer-sessions.ts';
import type { OfficerAccount, OfficerReader, OfficerWriter } from '../../storage/officers.ts';
import * as api from '../api.ts';
import type { Given } from '../factors-api.ts';
import { type Caller, cookieName, cookiesOf, sessionIdOf, tokenOf } from './access.ts';
import { answer, readBody } from './body.ts';
import type { Delays } from './delays.ts';
import { Refused } from './refuse.ts';

export interface SignInDeps {
  readonly officers: OfficerReader & OfficerWriter;
  readonly sessions: OfficerSessions;
  readonly clock: Clock;
  readonly random: Random;
  readonly https: boolean;
  readonly delays: Delays;
  /** The header shown for a number that is nobody's: always the same for the same number. */
  readonly fakeHeader: (officerId: string) => Uint8Array;
  /** Whether somebody was invited to receive and the signed list does not name him yet. */
  readonly waits: (officerId: string) => Promise<boolean>;
  /** What is asked beside the passphrase; `null` for somebody who has no second factor. */
  readonly askFactor: (context: Context, officerId: string) => Promise<api.FactorAsked | null>;
  /** What the session is worth under the body's rule. `given`: what was shown beside the passphrase. */
  readonly standing: (
    account: OfficerAccount,
    given: Given | null,
  ) => Promise<Pick<api.SignedIn, 'factor' | 'spareUntil'> & { readonly shown: Shown }>;
  /** Writes the event down; the answer waits for it. */
  readonly note: (
    kind: 'signed-in' | 'sign-in-refused' | 'passphrase-changed',
    officerId: string,
  ) => Promise<void>;
}

/** A session of the console ends after a working day at the latest; idle keys are gone much earlier. */
const sessionMs = 12 * 60 * 60 * 1000;

/** The parameters of the key derivation, for anybody who asks: known and unknown numbers look alike. */
export async function signInStart(context: Context, deps: SignInDeps): Promise<Response> {
  const { officerId } = await readBody(context, api.signInStart.request);
  const account = await deps.officers.find(officerId);
  const header =
    account === null || account.disabled ? deps.fakeHeader(officerId) : account.blob.header;
  return answer(api.signInStart.answer, { header });
}

/**
 * Takes the proof of the passphrase. Gives the sealed keys and a session, or asks for the second factor where there is
 * one: only who knows the passphrase learns that. A wrong proof waits; a right one never does.
 */
export async function signIn(context: Context, deps: SignInDeps): Promise<Response> {
  const { officerId, auth } = await readBody(context, api.signIn.request);
  const account = await deps.officers.find(officerId);
  const right = account !== null && !account.disabled && equal(account.authHash, authHash(auth));
  if (!right) {
    if (account !== null) await deps.note('sign-in-refused', officerId);
    await deps.delays.afterFailure(officerId);
    throw new Refused('wrong-passphrase');
  }
  deps.delays.afterSuccess(officerId);
  const asked = await deps.askFactor(context, officerId);
  if (asked !== null) return answer(api.signIn.answer, asked);
  const { value, cookie } = await openTheDoor(account, null, deps);
  return await withCookie(context, answer(api.signIn.answer, value), cookie, deps);
}

/** A session for somebody who has proved everything that is asked of him. */
export async function openTheDoor(
  account: OfficerAccount,
  given: Given | null,
  deps: SignInDeps,
): Promise<{ readonly value: api.SignedIn; readonly cookie: string }> {
  const now = deps.clock.now();
  await deps.sessions.sweep(now);
  const { shown, factor, spareUntil } = await deps.standing(account, given);
  const cookie = base64url(deps.random(32));
  await deps.sessions.open({
    idHash: sessionIdOf(cookie),
    tag: hex(deps.random(16)),
    officerId: account.id,
    now,
    expires: now + sessionMs,
    shown,
  });
  await deps.note('signed-in', account.id);
  const value = {
    kind: 'in' as const,
    role: account.role,
    token: tokenOf(cookie),
    body: account.blob.body,
    waits: await deps.waits(account.id),
    factor,
    spareUntil,
  };
  return { value, cookie };
}

/** Hands the session's cookie out, and takes those back whose sessions are over: a browser would collect them. */
export async function withCookie(
  context: Context,
  response: Response,
  cookie: string,
  { sessions, clock, https }: Pick<SignInDeps, 'sessions' | 'clock' | 'https'>,
): Promise<Response> {
  response.headers.append('set-cookie', sessionCookie(https, cookie, 'keep'));
  for (const held of cookiesOf(context, https)) {
    const sitter = await sessions.find(sessionIdOf(held), clock.now());
    if (sitter === null) response.headers.append('set-cookie', sessionCookie(https, held, 'drop'));
  }
  return response;
}

export async function signOut(
  { sessionId, cookie }: Caller,
  { sessions, https }: SignInDeps,
): Promise<Response> {
  await sessions.close(sessionId);
  const dropped = sessionCookie(https, cookie, 'drop');
  return answer(api.signOut.answer, {}, { 'set-cookie': dropped });
}

function sessionCookie(https: boolean, cookie: string, what: 'keep' | 'drop'): string {
  return generateCookie(cookieName(https, cookie), what === 'keep' ? cookie : '', {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: https,
    ...(what === 'drop' ? { maxAge: 0 } : {}),
  });
}

/** New pins inside the blob: the passphrase and its proof stay as they are. */
export async function setBlob(
  context: Context,
  caller: Caller,
  deps: SignInDeps,
): Promise<Response> {
  const blob = await readBody(context, api.setBlob.request);
  if (!(await deps.officers.setBlob(caller.officer.id, blob))) throw new Refused('not-found');
  return answer(api.setBlob.answer, {});
}
