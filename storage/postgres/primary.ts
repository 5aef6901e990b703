import { readFileSync } from 'node:fs';

import type { ClientBase, Pool, PoolConfig } from 'pg';

import type { DatabaseAddress } from '../../platform/config/database-address.ts';
import { SenimError } from '../../platform/errors.ts';
import { type Beginning, type Connection, guarded, type Taken } from './connection.ts';
import { serverFaultOf } from './faults.ts';
import { type Judge, prepared } from './session.ts';
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
  readonly beginning?: Beginning;
}

const plain: Beginning = { statements: [], check: () => {} };

/** Milliseconds. */
const connecting = 10_000;
/** Behind the server's own limits: only a line that fell silent is cut by it. */
const silence = 45_000;

/**
 * Throws `store.away` while no host takes writes. A server that fell and another that rose in its place are found by the
 * next who asks: nothing is remembered of a host but that it answered last.
 */
export async function primaryOf(options: PrimaryOptions): Promise<Primary> {
  // Loaded by those alone who have such a server.
  const { default: pg } = await import('pg');
  let standing: Promise<Pool> | null = null;
  const leave = (pool: Promise<Pool>): void => {
    if (standing !== pool) return;
    standing = null;
    void ended(pool);
  };
  const take = async (): Promise<Taken> => {
    const pool = (standing ??= find());
    try {
      return { client: await (await pool).connect(), leave: () => leave(pool) };
    } catch (error) {
      // All connections are at work: that says nothing against the server.
      if (!isFull(error)) leave(pool);
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
    connect: async () => guarded(await connect(), connect, options.beginning ?? plain),
    end: async () => {
      const last = standing;
      standing = null;
      await ended(last);
    },
  };

  async function find(): Promise<Pool> {
    let reason: unknown = new SenimError('store.away', 'no database server takes writes');
    for (const { host, port } of options.address.hosts) {
      const pool = new pg.Pool(settings(options, host, port));
      // A connection that dies while nobody uses it is no news: whoever asks next gets another.
      pool.on('error', () => {});
      try {
        (await pool.connect()).release();
        return pool;
      } catch (error) {
        reason = error;
        await pool.end();
      }
    }
    throw reason;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

async function ended(pool: Promise<Pool> | null): Promise<void> {
  await (await pool?.catch(() => null))?.end();
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
      return authorities === null ? true : { ca: readFileSync(authorities, 'utf8') };
    default:
      return tls satisfies never;
  }
}
