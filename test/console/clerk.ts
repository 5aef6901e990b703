import { Client } from '../../console/app/client.ts';
import { enter, type SignedIn } from '../../console/app/enter.ts';
import { wrapCases, wrapGroupKeys } from '../../console/app/keep-even.ts';
import { PageMemory } from '../../console/app/page-memory.ts';
import type { Session } from '../../console/app/session.ts';
import { Trouble } from '../../console/app/trouble.ts';
import { answer } from '../../console/app/worker/answer.ts';
import type { Keys } from '../../console/app/worker/contract.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { own } from './house.ts';
import { type Office, quickArgon2id } from './office.ts';

/** Somebody at a console without a browser: the page's own client and key ring, and a jar for the cookie. */
export interface Clerk {
  readonly session: Session;
  readonly ring: KeyRing;
  /** Everything that a console does in the background after a new list; how many cases it could not open. */
  readonly upkeep: () => Promise<number>;
}

/** The ring as the page has it: over the wire of a worker, so that codes alone come back from what went wrong. */
export function throughWorker(ring: KeyRing): Keys {
  return new Proxy<Keys>(ring, {
    get: (_, method) => async (input: unknown) => {
      const reply = await answer(ring, {
        id: 0,
        method: method as keyof Keys,
        input: structuredClone(input),
      });
      if (!reply.ok) throw new Trouble(reply.code);
      return structuredClone(reply.value);
    },
  });
}

export function clientOf(
  { app }: Pick<Office, 'app'>,
  /** May lose the connection at the request it is told of, or its answer, or hold it back. */
  line: (path: string, send: () => Promise<Response>) => Promise<Response> = async (_, send) =>
    await send(),
): Client {
  let cookie = '';
  return new Client(async (input, init) => {
    const path = input as string;
    const headers = new Headers(init?.headers);
    headers.set('host', 'localhost:8081');
    headers.set('origin', own);
    headers.set('sec-fetch-site', 'same-origin');
    headers.set('cookie', cookie);
    const { method = 'GET', body = null } = init ?? {};
    const send = async () => await app.request(`${own}${path}`, { method, headers, body });
    const answer = await line(path, send);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  });
}

export async function signInAs(
  served: Office,
  access: { readonly officerId: string; readonly passphrase: string },
  {
    ring = new KeyRing(quickArgon2id, systemRandom),
    client = clientOf(served),
    memory = new PageMemory(),
  }: { readonly ring?: KeyRing; readonly client?: Client; readonly memory?: PageMemory } = {},
): Promise<SignedIn> {
  return await enter(
    access.officerId,
    access.passphrase,
    { keys: throughWorker(ring), end: () => {} },
    undefined,
    client,
    memory,
  );
}

export async function clerk(
  served: Office,
  access: { readonly officerId: string; readonly passphrase: string },
  more: { readonly ring?: KeyRing; readonly client?: Client; readonly memory?: PageMemory } = {},
): Promise<Clerk> {
  const ring = more.ring ?? new KeyRing(quickArgon2id, systemRandom);
  const entered = await signInAs(served, access, { ...more, ring });
  if (entered.kind !== 'in') throw new TypeError('an alarm');
  const { session } = entered;
  return {
    session,
    ring,
    upkeep: async () => {
      await ring.trust(await session.client.rosters());
      if (await wrapGroupKeys(session)) return -1;
      const { behind } = await session.client.keyState();
      const { closed, damaged } = await wrapCases(
        session,
        behind,
        () => true,
        () => {},
      );
      return closed + damaged;
    },
  };
}
