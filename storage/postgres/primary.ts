import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import type { ClientBase, Pool, PoolConfig } from 'pg';

import type { DatabaseAddress } from '../../platform/config/database-address.ts';
import { SenimError } from '../../platform/errors.ts';
import { type Connection, guarded, type Line, type Taken } from './connection.ts';
import { serverFaultOf } from './faults.ts';
import { type Judge, prepared } from './session.ts';
import { type Sockets, socketsFor } from './socket.ts';
import { wireTypes } from './wire-types.ts';

/** Connections to whichever of the hosts takes writes now, as Kysely wants them. */
export interface Primary {
  readonly connect: () => Promise<Connection>;
  readonly end: () => Promise<void>;
}

export interface PrimaryOptions {
  readonly address: DatabaseAddress;
  readonly schema: string;
  /** Connections at once. */
  readonly most: number;
  readonly judge: Judge;
  /** `null`: nobody here stands in it. */
  readonly line: Line | null;
}

interface Opened {
  readonly pool: Pool;
  readonly sockets: Sockets;
}

/** Milliseconds. */
const connecting = 10_000;
/** For those who are still at work when it is to end: longer than a commit may take. */
const closing = 15_000;
/** Behind the server's own limits: only a line that fell silent is cut by it. */
const silence = 45_000;

/**
 * Throws `store.away` while no host takes writes. A server that fell and another that rose in its place are found by the
 * next who asks: nothing is remembered of a host but that it answered last.
 */
export async function primaryOf(options: PrimaryOptions): Promise<Primary> {
  // Loaded by those alone who have such a server.
  const { default: pg } = await import('pg');
  let standing: Promise<Opened> | null = null;
  const leave = (opened: Promise<Opened>): void => {
    if (standing !== opened) return;
    standing = null;
    void ended(opened);
  };
  const take = async (): Promise<Taken> => {
    const opened = (standing ??= find());
    try {
      return { client: await (await opened).pool.connect(), leave: () => leave(opened) };
    } catch (error) {
      // All connections are at work: that says nothing against the server.
      if (!isFull(error)) leave(opened);
      throw serverFaultOf(error);
    }
  };
  const connect = async (): Promise<Taken> => {
    const known = standing;
    try {
      return await take();
    } catch (error) {
      // The server of a moment ago is gone; another may be there.
      if (known === null || standing === known) throw error;
      return await take();
    }
  };
  return {
    connect: async () => guarded(await connect(), connect, options.line),
    end: async () => {
      const last = standing;
      standing = null;
      await ended(last);
    },
  };

  async function find(): Promise<Opened> {
    let reason: unknown = new SenimError('store.away', 'no database server takes writes');
    for (const { host, port } of options.address.hosts) {
      const sockets = socketsFor(options.address.tls);
      const stream = sockets.make;
      const found = { pool: new pg.Pool({ ...settings(options, host, port), stream }), sockets };
      // A connection that dies while nobody uses it is no news: whoever asks next gets another.
      found.pool.on('error', () => {});
      try {
        (await found.pool.connect()).release();
        return found;
      } catch (error) {
        reason = error;
        await closed(found);
      }
    }
    throw reason;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

async function ended(opened: Promise<Opened> | null): Promise<void> {
  const found = await opened?.catch(() => null);
  if (found !== null && found !== undefined) await closed(found);
}

/** Takes leave of a server; one that says nothing any more is not waited for without end. */
async function closed({ pool, sockets }: Opened): Promise<void> {
  const late = new AbortController();
  const { signal } = late;
  await Promise.race([pool.end(), pause(closing, null, { signal }).catch(() => null)]);
  late.abort();
  sockets[Symbol.dispose]();
}

function settings({ address, schema, most, judge }: PrimaryOptions, host: string, port: number) {
  const { database, user, password, tls, authorities } = address;
  return {
    host,
    port,
    database,
    ...(user === null ? {} : { user }),
    // A function: nothing that prints the pool shows what it gives.
    password: () => (password === null ? '' : new TextDecoder().decode(password.bytes())),
    ssl: sslOf(tls, authorities),
    max: most,
    connectionTimeoutMillis: connecting,
    query_timeout: silence,
    keepAlive: true,
    application_name: 'senim',
    types: wireTypes,
    // Waited for, whatever its type says.
    onConnect: ((client: ClientBase) => prepared(client, schema, judge)) as (
      client: ClientBase,
    ) => void,
  } satisfies PoolConfig;
}

function sslOf(tls: DatabaseAddress['tls'], authorities: string | null) {
  switch (tls) {
    case 'none':
      return false;
    case 'encrypted':
      return { rejectUnauthorized: false };
    case 'checked':
      return authorities === null ? true : { ca: certificatesIn(authorities) };
    default:
      return tls satisfies never;
  }
}

function certificatesIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const words = 'DATABASE_URL: the file that sslrootcert names cannot be read';
    throw new SenimError('store.settings', words, { cause: error });
  }
}
