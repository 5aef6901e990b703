import { authorizeJWT, type AuthConfiguration } from '@microsoft/agents-hosting';
import { z } from 'zod';

import type { Clock } from '../../platform/time.ts';

/** What a token says about whoever brings an activity. */
export interface Bearer {
  /** The only address that the activity may ask to be answered at. */
  readonly serviceUrl: string;
}

/** `null` for whoever is not to be let in. Never rejects. */
export type CheckToken = (authorization: string | null) => Promise<Bearer | null>;

/** Microsoft's service signs what it brings in this name alone, whatever the channel. */
const issuer = 'https://api.botframework.com';

/** A key that we have not seen is fetched from Microsoft; strangers must not make us fetch without end. */
const mostStrange = 30;
const strangeFor = 60_000;

const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) });
const claims = z.object({
  iss: z.literal(issuer),
  aud: z.string(),
  exp: z.number(),
  serviceurl: z.string().min(1),
});

/**
 * Checks tokens through the library: signature against Microsoft's keys, audience, issuer, time. What cannot be
 * right is refused before anything is fetched for it, and so is what the library would let pass: other issuers
 * of Microsoft, a token without an end or without the address that it was made for.
 */
export function tokenCheck({
  appId,
  tenant,
  clock,
}: {
  readonly appId: string;
  readonly tenant: string;
  readonly clock: Pick<Clock, 'now'>;
}): CheckToken {
  const one: AuthConfiguration = {
    clientId: appId,
    tenantId: tenant,
    issuers: [issuer],
    validateIssuer: true,
  };
  const authorize = authorizeJWT({ ...one, connections: new Map([['teams', one]]) });
  const known = new Set<string>();
  let strange: number[] = [];

  return async (authorization) => {
    const read = readToken(authorization);
    if (read?.aud !== appId) return null;
    if (!known.has(read.kid)) {
      const now = clock.now();
      strange = strange.filter((at) => at > now - strangeFor);
      if (strange.length >= mostStrange) return null;
      strange.push(now);
    }
    if (!(await isAuthorized(authorize, read.bearer))) return null;
    known.add(read.kid);
    return { serviceUrl: read.serviceurl };
  };
}

/** What a token claims, before anything of it is proved. */
function readToken(authorization: string | null) {
  const token = /^Bearer (?<token>[\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.groups?.[
    'token'
  ];
  const [head = '', body = ''] = token?.split('.') ?? [];
  const headed = header.safeParse(jsonIn(head));
  const claimed = claims.safeParse(jsonIn(body));
  if (token === undefined || !headed.success || !claimed.success) return null;
  return { ...headed.data, ...claimed.data, bearer: `Bearer ${token}` };
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  } catch {
    return null;
  }
}

/** The library speaks to a request and a response of a web framework; what it would answer is not passed on. */
function isAuthorized(
  authorize: ReturnType<typeof authorizeJWT>,
  authorization: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    const refuse = () => {
      resolve(false);
      return response;
    };
    const response: Parameters<typeof authorize>[1] = {
      headersSent: false,
      writableEnded: false,
      status: refuse,
      send: refuse,
      setHeader: () => response,
      end: refuse,
    };
    authorize({ method: 'POST', headers: { authorization } }, response, () => resolve(true)).catch(
      refuse,
    );
  });
}
