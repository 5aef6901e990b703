import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { inject } from 'vitest';

import { newDatabase } from '../postgres/databases.ts';
import { storeAt } from './store-at.ts';

/** Where a store of this run stands: a folder, and on PostgreSQL a database of its own. */
export interface Place extends AsyncDisposable {
  readonly dataDir: string;
  /** Empty for SQLite. */
  readonly url: string;
  readonly options: ReturnType<typeof storeAt>;
  /** Behind the store's back, in the words of SQLite. */
  readonly sql: (
    statement: string,
    values?: readonly (string | number | Uint8Array)[],
  ) => Promise<Record<string, unknown>[]>;
  /** The same in the store of shred keys. */
  readonly shredSql: Place['sql'];
  /** Ids of the blobs that stand in files. */
  readonly files: () => Promise<readonly string[]>;
}

/** Whether this run is the one on PostgreSQL. */
export const onServer = (inject('postgres') ?? '') !== '';

export async function newPlace(dataDir: string): Promise<Place> {
  if (!onServer) return inFiles(dataDir);
  const database = await newDatabase(inject('postgres'));
  const ask =
    (schema: string): Place['sql'] =>
    (statement, values = []) =>
      database.ask(`set search_path to ${schema}`, inPostgres(statement), values);
  const sql = ask('senim');
  return {
    dataDir,
    url: database.url,
    options: storeAt(dataDir, database.url),
    sql,
    shredSql: ask('senim_shred'),
    files: async () =>
      (await sql('select id from blob_files where day is null')).map((row) => String(row['id'])),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

function inFiles(dataDir: string): Place {
  const ask =
    (name: string): Place['sql'] =>
    async (statement, values = []) => {
      using db = new DatabaseSync(join(dataDir, name));
      return db.prepare(statement).all(...values);
    };
  return {
    dataDir,
    url: '',
    options: { dataDir },
    sql: ask('senim.db'),
    shredSql: ask('shred.db'),
    files: async () =>
      readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name),
    [Symbol.asyncDispose]: async () => {},
  };
}

function inPostgres(statement: string): string {
  let count = 0;
  return statement
    .replaceAll('?', () => `$${(count += 1)}`)
    .replace(/\bx'([\da-f]*)'/g, String.raw`'\x$1'::bytea`)
    .replace(/zeroblob\((\d+)\)/g, "decode(repeat('00', $1), 'hex')");
}
