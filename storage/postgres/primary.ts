import { readFileSync } from 'node:fs';

import type { ClientBase, Pool, PoolClient, PoolConfig, QueryResult } from 'pg';

import type { DatabaseAddress } from '../../platform/config/database-address.ts';
import { SenimError } from '../../platform/errors.ts';
import { serverFaultOf } from './faults.ts';
import { type Judge, prepared } from './session.ts';
import { wireTypes } from './wire-types.ts';

/** Connections to whichever of the hosts takes writes now, as Kysely wants them. */
export interface Primary {
  readonly connect: () => Promise<Connection>;
  readonly end: () => Promise<void>;
}

export interface Connection {
  readonly query: {
    <R>(sql: string, parameters: readonly unknown[]): Promise<Answer<R>>;
    // Kysely's other form, for cursors, which nothing here uses.
    <R>(cursor: Cursor<R>): Cursor<R>;
  };
  readonly release: () => void;
}

interface Answer<R> {
  command: 'UPDATE' | 'DELETE' | 'INSERT' | 'SELECT' | 'MERGE';
  rowCount: number;
  rows: R[];
}

interface Cursor<T> {
  read: (rows: number) => Promise<T[]>;
  close: () => Promise<void>;
}

export interface PrimaryOptions {
  readonly address: DatabaseAddress;
  readonly schema: string;
  /** Connections at once. */
  readonly most: number;
  readonly judge: Judge;
}

/** Milliseconds. */
const connecting = 10_000;
/** For a commit: where the standby is away the server waits for it without end. */
const confirming = 10_000;
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
    connect: async () => guarded(await connect(), connect),
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

/** A connection, and how all of its server are left behind when it turns out to be dead. */
interface Taken {
  readonly client: PoolClient;
  readonly leave: () => void;
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

/**
 * Speaks in our own errors, and gives nobody a connection again that may be in the middle of something. One that died
 * while nobody used it is noticed by the first question, which is asked again on another: it cannot have had an effect.
 */
function guarded(first: Taken, another: () => Promise<Taken>): Connection {
  let { client, leave } = first;
  let isBroken = false;
  let isUsed = false;
  const onError = (): void => {
    isBroken = true;
  };
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(isBroken);
  };
  const ask = async (sql: string, parameters: readonly unknown[]): Promise<QueryResult> => {
    const isFirst = !isUsed;
    isUsed = true;
    try {
      return sql === 'commit' ? await commit(client) : await client.query(sql, [...parameters]);
    } catch (error) {
      const fault = serverFaultOf(error);
      if (!(fault instanceof SenimError) || fault.code !== 'store.away') throw fault;
      isBroken = true;
      if (!isFirst || !harmless.test(sql)) throw fault;
      leave();
      const fresh = await another();
      release();
      ({ client, leave } = fresh);
      client.on('error', onError);
      isBroken = false;
      isUsed = false;
      return await ask(sql, parameters);
    }
  };
  const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<Answer<R>> => {
    try {
      return (await ask(sql, parameters)) as unknown as Answer<R>;
    } catch (error) {
      // What went wrong before is what its caller hears of; the server ends what is left of it with the connection.
      if (sql !== 'rollback') throw serverFaultOf(error);
      isBroken = true;
      return { command: 'SELECT', rowCount: 0, rows: [] };
    }
  };
  return { query: run as Connection['query'], release };
}

const harmless = /^(?:begin|select )/;

/**
 * A commit that is not to be believed is none: one that the server turned into a rollback, and one that it ended before
 * the standby had it (it then warns, and says that all went well).
 */
async function commit(client: PoolClient): Promise<QueryResult> {
  let isWarned = false;
  const onNotice = ({ code }: { readonly code?: string | undefined }): void => {
    if (code === undefined || /^57|^01/.test(code)) isWarned = true;
  };
  client.on('notice', onNotice);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new SenimError('store.away', 'the server did not confirm the change'));
  }, confirming);
  try {
    const answer = await Promise.race([client.query('commit'), late.promise]);
    if (answer.command !== 'COMMIT') {
      throw new SenimError('store.busy', 'the server did not keep the change');
    }
    if (isWarned) throw new SenimError('store.away', 'no standby confirmed the change');
    return answer;
  } finally {
    clearTimeout(timer);
    client.off('notice', onNotice);
  }
}
