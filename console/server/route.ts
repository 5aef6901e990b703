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
