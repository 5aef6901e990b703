import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';

import { equal, fromBase64url, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hash } from '../../platform/crypto/hash.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Officer } from '../../storage/officer.ts';
import type { OfficerReader } from '../../storage/officers.ts';
import { isForeign } from '../../web/origin.ts';
import { noToken, tokenHeader } from '../api.ts';
import { Refused } from './refuse.ts';

/** Whoever is signed in. `token` goes with every change; it is bound to the session. */
export interface Caller {
  readonly officer: Officer;
  readonly sessionId: string;
  readonly token: string;
}

/** The cookie's name: over https the `__Host-` prefix keeps other hosts from setting it. */
export function cookieName(https: boolean): string {
  return https ? '__Host-senim-console' : 'senim-console';
}

export interface AccessDeps {
  readonly officers: Pick<OfficerReader, 'bySession'>;
  readonly now: () => number;
  /** Whether somebody was invited to receive and the signed list does not name him yet. */
  readonly waits: (officerId: string) => Promise<boolean>;
  readonly https: boolean;
  /** The origin that officers type, where the operator named one. */
  readonly publicOrigin: string | null;
}

/** `null` when nobody is signed in; asked anew at each request, so that a disabled officer is out at once. */
export async function callerOf(context: Context, deps: AccessDeps): Promise<Caller | null> {
  const cookie = getCookie(context, cookieName(deps.https));
  if (cookie === undefined || !/^[A-Za-z0-9_-]{43}$/.test(cookie)) return null;
  const sessionId = sessionIdOf(cookie);
  const officer = await deps.officers.bySession(sessionId, deps.now());
  return officer === null ? null : { officer, sessionId, token: tokenOf(cookie) };
}

/** What the store keeps of a session: never the cookie itself. */
export function sessionIdOf(cookie: string): string {
  return hex(hash('console/session', fromBase64url(cookie)));
}

/** What the page sends with every change. A foreign page can neither read nor set it. */
export function tokenOf(cookie: string): string {
  return base64url(hash('console/token', fromBase64url(cookie)));
}

/**
 * Refuses a change that a page of somebody else could have sent: a foreign or missing origin, or
 * without the token (before signing in: without the header, which no foreign page may set).
 */
export function refuseForeign(context: Context, token: string | null, deps: AccessDeps): void {
  const header = (name: string) => context.req.header(name) ?? null;
  const fetchSite = header('sec-fetch-site');
  const foreign =
    (fetchSite !== null && fetchSite !== 'same-origin') ||
    header('origin') === null ||
    header('origin') === 'null' ||
    isForeign({
      origin: header('origin'),
      fetchSite,
      host: header('host'),
      publicOrigin: deps.publicOrigin,
    });
  const given = header(tokenHeader) ?? '';
  if (foreign || !equal(utf8(given), utf8(token ?? noToken))) throw new Refused('foreign-origin');
}
