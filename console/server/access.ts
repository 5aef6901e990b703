import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';

import { equal, fromBase64url, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hash } from '../../platform/crypto/hash.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Officer } from '../../storage/officer.ts';
import type { OfficerSessions } from '../../storage/officer-sessions.ts';
import { isForeign } from '../../web/origin.ts';
import { noToken, tokenHeader } from '../api.ts';
import type { FactorRule } from '../factors-api.ts';
import { type Standing, standingOf } from './factors/standing.ts';
import { Refused } from './refuse.ts';

/** Whoever is signed in. `token` goes with every change; it is bound to the session. */
export interface Caller {
  readonly officer: Officer;
  readonly sessionId: string;
  /** The session itself. It is handed to nobody but the browser that holds it. */
  readonly cookie: string;
  readonly token: string;
  /** How the own page names the session. */
  readonly tag: string;
  /** When the person last proved to be there, ms. */
  readonly proved: number;
  readonly hasFactor: boolean;
  /** How the session stands to the body's rule about second factors. */
  readonly standing: Standing;
}

/**
 * The cookie's name: over https the `__Host-` prefix keeps other hosts from setting it. Each session has a name of its own,
 * so that a second tab of the browser signs in beside the first and takes nothing from it.
 */
export function cookieName(https: boolean, cookie: string): string {
  return `${cookiePrefix(https)}${sessionIdOf(cookie).slice(0, 12)}`;
}

function cookiePrefix(https: boolean): string {
  return https ? '__Host-senim-console-' : 'senim-console-';
}

/** What this browser holds of ours: a session for each tab that signed in, and some that are over. */
export function cookiesOf(context: Context, https: boolean): readonly string[] {
  return Object.entries(getCookie(context)).flatMap(([name, cookie]) => {
    if (!name.startsWith(cookiePrefix(https)) || !isCookie(cookie)) return [];
    return name === cookieName(https, cookie) ? [cookie] : [];
  });
}

export interface AccessDeps {
  readonly sessions: Pick<OfficerSessions, 'find' | 'touch'>;
  readonly now: () => number;
  /** Whether somebody was invited to receive and the signed list does not name him yet. */
  readonly waits: (officerId: string) => Promise<boolean>;
  /** What the body asks for beside the passphrase. */
  readonly factorRule: () => Promise<FactorRule>;
  readonly today: () => DateIso;
  readonly https: boolean;
  /** The origin that officers type, where the operator named one. */
  readonly publicOrigin: string | null;
}

/** When a session was used is known as precisely as this, ms: not every request writes. */
const touchMs = 5 * 60 * 1000;

/** 32 bytes in the one form that we write. */
function isCookie(text: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}

/** `null` when nobody is signed in; asked anew at each request, so that whoever was disabled or ended is out at once. */
export async function callerOf(context: Context, deps: AccessDeps): Promise<Caller | null> {
  const cookie = cookieOfTab(context, deps.https);
  if (cookie === null) return null;
  const sessionId = sessionIdOf(cookie);
  const now = deps.now();
  const sitter = await deps.sessions.find(sessionId, now);
  if (sitter === null) return null;
  if (sitter === 'ended') throw new Refused('session-ended');
  if (now - sitter.used >= touchMs) await deps.sessions.touch(sessionId, now);
  const { officer, tag, proved, hasFactor } = sitter;
  const standing = standingOf(sitter, await deps.factorRule(), deps.today());
  const token = tokenOf(cookie);
  return { officer, sessionId, cookie, token, tag, proved, hasFactor, standing };
}

/** The session of the tab that asks: its token names it. Throws `Refused` where the token is no session's of this browser. */
function cookieOfTab(context: Context, https: boolean): string | null {
  const held = cookiesOf(context, https);
  const [only = null] = held;
  if (only === null) return null;
  const given = context.req.header(tokenHeader) ?? noToken;
  const own = held.find((each) => equal(utf8(tokenOf(each)), utf8(given)));
  if (own !== undefined) return own;
  // Whoever has no token changes nothing: see `refuseForeign`.
  if (given !== noToken) throw new Refused('foreign-origin');
  return held.length === 1 ? only : null;
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
