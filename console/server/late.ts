import type { Hono } from 'hono';

import type { ConsoleOptions } from './create.ts';

/**
 * The officers' side, ready to be listened on, and loaded when the first of them comes: an eighth of the program is for
 * them alone, and reporters need not wait for it at a start.
 */
export function lateConsole(options: ConsoleOptions): Pick<Hono, 'fetch'> {
  let loaded: Promise<Hono> | null = null;
  const load = (): Promise<Hono> =>
    (loaded ??= import('./create.ts').then(({ createConsole }) => createConsole(options)));
  return { fetch: async (...asked) => await (await load()).fetch(...asked) };
}
