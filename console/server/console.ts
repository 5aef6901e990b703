import { type Context, Hono } from 'hono';

import { SenimError } from '../../platform/errors.ts';
import { duties } from '../duties.ts';
import { type AccessDeps, callerOf, refuseForeign } from './access.ts';
import { headersOf } from './headers.ts';
import { refuse, Refused } from './refuse.ts';
import type { Route } from './route.ts';

export interface ConsoleDeps {
  readonly routes: readonly Route[];
  readonly access: AccessDeps;
  /** Told of what nobody expected; it gets no request and no text of a person. */
  readonly onFailure: (error: unknown) => void;
}

/** The officers' side. What is not in the table of routes is refused. */
export function consoleServer({ routes, access, onFailure }: ConsoleDeps): Hono {
  const app = new Hono();
  for (const route of routes) {
    app.on(route.method, route.path, async (context) => serve(context, route, access));
  }
  app.notFound(() => refuse('not-found'));
  app.onError((error) => refusalOf(error, onFailure));
  return app;
}

async function serve(context: Context, route: Route, access: AccessDeps): Promise<Response> {
  if (route.who === 'anyone') {
    if (route.method === 'POST') refuseForeign(context, null, access);
    return strict(await route.handle(context));
  }
  const caller = await callerOf(context, access);
  if (caller === null) throw new Refused('not-signed-in');
  if (route.method === 'POST') refuseForeign(context, caller.token, access);
  if (!route.who.includes(caller.officer.role)) throw new Refused('not-yours');
  // An invitation is not the root's word: until the list names somebody, the role is only a wish.
  const isOwn = route.who === duties['own-account'];
  if (!isOwn && (await access.waits(caller.officer.id))) throw new Refused('not-yours');
  if (!isOwn && caller.standing.opens === 'own') {
    throw new Refused(caller.standing.needs === 'passkey' ? 'passkey-needed' : 'factor-needed');
  }
  return strict(await route.handle(context, caller));
}

/** An answer whose handler forgot its headers still gets the strictest ones. */
function strict(response: Response): Response {
  for (const [name, value] of Object.entries(headersOf('data'))) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

function refusalOf(error: unknown, onFailure: (error: unknown) => void): Response {
  if (error instanceof Refused) return refuse(error.refusal);
  if (error instanceof SenimError) {
    if (error.code === 'store.full') return refuse('full');
    if (error.code === 'store.integrity') return refuse('damaged');
    if (error.code === 'store.busy' || error.code === 'store.away') return refuse('busy');
    if (error.code.startsWith('roster.') || error.code === 'crypto.format') {
      return refuse('malformed');
    }
  }
  onFailure(error);
  return refuse('failed');
}
