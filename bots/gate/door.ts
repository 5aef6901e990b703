import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

import type { Random } from '../../platform/crypto/random.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Comer } from './gate.ts';
import { networkTags } from './network.ts';
import { lookedFor, makeTicket } from './ticket.ts';

/** What the web pages and the JSON channel tell the gate of those who come. */
export interface Door {
  /** `earlier`: under which the page was shown before. Whoever reloads it, or was told to try again, has read it since. */
  readonly ticketFor: (clientKey: Uint8Array, at: string, earlier: string | null) => string;
  /** Takes the request, then what its body brought. Forwarding headers are never looked at. */
  readonly cameFrom: (
    context: Context,
  ) => (
    kept: { readonly clientKey: Uint8Array; readonly ticket: string | null } | null,
    at: string | null,
  ) => Comer;
}

export function createDoor({
  formTokenKey,
  random,
  now,
}: {
  readonly formTokenKey: Secret;
  readonly random: Random;
  readonly now: () => number;
}): Door {
  const tagOf = networkTags(random, now);
  return {
    ticketFor: (clientKey, at, earlier) => {
      const shown = { clientKey, at, now: now() };
      if (earlier !== null && lookedFor(formTokenKey, earlier, shown) > 0) return earlier;
      return makeTicket(formTokenKey, shown);
    },
    cameFrom: (context) => {
      const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
      const network = tagOf(incoming?.socket.remoteAddress);
      return (kept, at) => {
        if (kept === null || kept.ticket === null || at === null) return { network, lookedMs: 0 };
        const { clientKey, ticket } = kept;
        const lookedMs = lookedFor(formTokenKey, ticket, { clientKey, at, now: now() });
        return { network, lookedMs };
      };
    },
  };
}
