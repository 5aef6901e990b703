import type { Context } from 'hono';

import type { Provenance } from './origin.ts';

/** Where a request says it was made. Forwarding headers are never looked at: anybody can write them. */
export function provenanceOf(context: Context, publicOrigin: string | null): Provenance {
  return {
    origin: context.req.header('origin') ?? null,
    fetchSite: context.req.header('sec-fetch-site') ?? null,
    host: context.req.header('host') ?? new URL(context.req.url).host,
    publicOrigin,
  };
}
