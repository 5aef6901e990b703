import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Hono } from 'hono';

import { authHash } from '../../cases/kdf.ts';
import type { Role } from '../../console/api.ts';
import { tokenHeader } from '../../console/api.ts';
import type { Bundle } from '../../console/server/bundle.ts';
import { type ConsoleOptions, createConsole } from '../../console/server/create.ts';
import { policyName, writePolicy } from '../../console/server/factors/policy.ts';
import type { GroupName } from '../../dialogs/outcome.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { createLog } from '../../platform/log.ts';
import { Secret } from '../../platform/secret.ts';
import type { DateIso } from '../../platform/time.ts';
import { openStore, type Store } from '../../storage/store.ts';

export const today = '2026-11-22' as DateIso;

/** A console on an empty store in a folder of its own. */
export interface House extends AsyncDisposable {
  readonly store: Store;
  readonly app: Hono;
  readonly dataDir: string;
  readonly options: ConsoleOptions;
  /** Lines of the log so far. */
  readonly logged: readonly string[];
  /** Milliseconds that wrong proofs were made to wait. */
  readonly waited: readonly number[];
  /** Moves the clock. */
  readonly later: (ms: number) => void;
  readonly addOfficer: (id: string, role: Role, group: GroupName | null) => Promise<void>;
  /** Signs in with the proof that `addOfficer` gave; the session's cookie and token. */
  readonly signIn: (id: string) => Promise<Signed>;
}

export interface Signed {
  readonly cookie: string;
  readonly token: string;
}

/** Nobody of this body needs a second factor, unless a test wants to know what happens then. */
export async function house({
  factors = 'free',
  ...more
}: Partial<ConsoleOptions> & {
  readonly bundle?: () => Bundle | null;
  readonly factors?: 'free' | 'asked';
} = {}): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'senim-console-'));
  const store = await openStore({ dataDir });
  if (factors === 'free') await store.settings.set(policyName, writePolicy('none'));
  const logged: string[] = [];
  const waited: number[] = [];
  let now = Date.parse('2026-11-22T06:00:00Z');
  const options: ConsoleOptions = {
    store,
    dataDir,
    clock: { today: () => today, now: () => now },
    random: systemRandom,
    log: createLog((line) => logged.push(line)),
    fakeHeaderKey: new Secret(systemRandom(32)),
    bundle: () => null,
    setUpToken: null,
    https: false,
    publicOrigin: null,
    notice: null,
    wait: async (ms) => {
      waited.push(ms);
    },
    ...more,
  };
  const app = createConsole(options);
  return {
    store,
    app,
    dataDir,
    options,
    logged,
    waited,
    later: (ms) => {
      now += ms;
    },
    addOfficer: async (id, role, group) => {
      const blob = { header: new Uint8Array([1]), body: new Uint8Array([2]) };
      await store.officers.add({ id, role, group, authHash: authHash(authOf(id)), blob });
    },
    signIn: async (id) => {
      const answer = await post(app, '/api/sign-in', {
        officerId: id,
        auth: base64url(authOf(id)),
      });
      const { token } = (await answer.json()) as { token: string };
      const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
      return { cookie, token };
    },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A proof that stands for an officer's passphrase. */
export function authOf(id: string): Uint8Array {
  return new Uint8Array(32).fill(id.length);
}

export const own = 'http://localhost:8081';

/** A post as our own page makes it; `headers` add to it or, with `null`, take away. */
export async function post(
  app: Hono,
  path: string,
  body: unknown,
  signed: Signed | null = null,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  const all: Record<string, string | null> = {
    host: 'localhost:8081',
    origin: own,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    [tokenHeader]: signed?.token ?? 'none',
    cookie: signed?.cookie ?? null,
    ...headers,
  };
  return await app.request(`${own}${path}`, {
    method: 'POST',
    headers: given(all),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function get(
  app: Hono,
  path: string,
  signed: Signed | null = null,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  return await app.request(`${own}${path}`, {
    headers: given({ host: 'localhost:8081', cookie: signed?.cookie ?? null, ...headers }),
  });
}

function given(headers: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
