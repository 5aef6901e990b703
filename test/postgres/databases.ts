import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { wireTypes } from '../../storage/postgres/wire-types.ts';

/** A database of its own on a server of the tests, gone afterwards. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  /** Runs `before` and the statement on one connection. */
  readonly ask: (
    before: string,
    statement: string,
    values?: readonly unknown[],
  ) => Promise<Record<string, unknown>[]>;
}

/** A database with our newest schema, which others are copied from: that is faster than building each. */
export const template = 'senim_template';

/** `from`: `template0` for an empty one. One with our schema may have been used before, and is empty again. */
export async function newDatabase(server: string, from = template): Promise<TestDatabase> {
  const database = (from === template ? emptied.pop() : undefined) ?? (await made(server, from));
  const { url, client } = database;
  let isSpoilt = from !== template;
  return {
    url,
    ask: async (before, statement, values = []) => {
      if (/\b(?:create|drop|alter)\b/.test(statement)) isSpoilt = true;
      await client.query(before);
      return (await client.query(statement, [...values])).rows as Record<string, unknown>[];
    },
    [Symbol.asyncDispose]: async () => {
      if (isSpoilt) {
        await client.end();
        await asked(server, `drop database ${nameOf(url)} with (force)`);
      } else {
        await client.query(await emptying(client));
        emptied.push(database);
      }
    },
  };
}

interface Made {
  readonly url: string;
  readonly client: Client;
}

// To be made costs a database more than all that most tests do with it.
const emptied: Made[] = [];
let emptyingAll: string | null = null;

async function made(server: string, from: string): Promise<Made> {
  const name = `senim_${randomBytes(8).toString('hex')}`;
  await asked(server, `create database ${name} template ${from}`);
  const url = named(server, name);
  const client = await connect(url);
  // A test that ended leaves it behind; it keeps no process alive.
  (client as unknown as { readonly unref: () => void }).unref();
  return { url, client };
}

/** Deletes every row of ours, past triggers and references, but for the number of the schema. */
async function emptying(client: Client): Promise<string> {
  if (emptyingAll !== null) return emptyingAll;
  const { rows } = await client.query<{ place: string }>(
    `select schemaname || '.' || tablename as place from pg_tables
     where schemaname in ('senim', 'senim_shred')`,
  );
  emptyingAll = [
    'set session_replication_role to replica',
    ...rows.map(({ place }) =>
      place.endsWith('.settings')
        ? `delete from ${place} where name <> 'schema'`
        : `delete from ${place}`,
    ),
    'set session_replication_role to origin',
  ].join(';');
  return emptyingAll;
}

/** Drops what tests left behind on a server that stays. */
export async function dropAll(server: string): Promise<void> {
  const rows = await asked(server, "select datname from pg_database where datname ~ '^senim_'");
  for (const { datname } of rows) {
    await asked(server, `drop database if exists ${String(datname)} with (force)`);
  }
}

/** One statement on one connection. */
export async function asked(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function nameOf(url: string): string {
  return /\/(?<name>[^/?]+)(?:\?|$)/.exec(url)?.groups?.['name'] ?? '';
}

/** The address with another database. */
export function named(url: string, database: string): string {
  return url.replace(/\/[^/?]+(?=\?|$)/, `/${database}`);
}

async function connect(url: string): Promise<Client> {
  // `host=` may name a socket with a port, in our own form of address.
  const socket = /[?&]host=(?<host>[^&:]+):(?<port>\d+)/.exec(url)?.groups;
  const client = new Client(
    socket === undefined
      ? { connectionString: url, types: wireTypes }
      : {
          host: socket['host'],
          port: Number(socket['port']),
          user: 'senim',
          database: nameOf(url),
          types: wireTypes,
        },
  );
  client.on('error', () => {});
  await client.connect();
  return client;
}
