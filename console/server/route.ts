import type { Context } from 'hono';

import type { Role } from '../api.ts';
import type { Caller } from './access.ts';

/** One line of the site map. `who` is the whole policy: a route without it cannot be written. */
export type Route =
  | {
      readonly method: 'GET' | 'POST';
      readonly path: string;
      readonly who: 'anyone';
      readonly handle: (context: Context) => Promise<Response> | Response;
    }
  | {
      readonly method: 'GET' | 'POST';
      readonly path: string;
      readonly who: readonly Role[];
      readonly handle: (context: Context, caller: Caller) => Promise<Response> | Response;
    };

type Handler = Extract<Route, { readonly who: readonly Role[] }>['handle'];

/** The head of a table whose lines are for the same people. */
export function routesFor(who: readonly Role[]) {
  const line =
    (method: 'GET' | 'POST') =>
    (path: string, handle: Handler): Route => ({
      method,
      path,
      who,
      handle,
    });
  return { get: line('GET'), post: line('POST') };
}
