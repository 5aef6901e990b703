import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Transaction } from 'kysely';

import type { DatabaseAddress } from '../platform/config/database-address.ts';
import { SenimError } from '../platform/errors.ts';
import { blobFiles } from './blob-files.ts';
import type { BlobFiles } from './blob-files.ts';
import { type Database, openDatabase } from './database.ts';
import { type EngineOptions, openEngine } from './engine.ts';
import { migrations, shredMigrations } from './migrations/list.ts';
import { type AnyTables, copyTables, sqliteTables } from './table-copy.ts';
import type { ShredTables, Tables } from './tables.ts';

/**
 * Moves what stands in `dataDir` in SQLite (cases, blobs, shred keys) to an empty server, and removes it from the folder
 * when the server has it. Surveys stay where they are. Throws `config` when the server holds anything; then, and whenever
 * it fails, the folder is as it was.
 */
export async function copyIn(
  dataDir: string,
  server: Pick<EngineOptions, 'judge'> & { readonly address: DatabaseAddress },
): Promise<void> {
  {
    await using opened = new AsyncDisposableStack();
    const source = await openDatabase<Tables>(join(dataDir, 'senim.db'), migrations);
    opened.defer(source.close);
    const keys = await openDatabase<ShredTables>(join(dataDir, 'shred.db'), shredMigrations);
    opened.defer(keys.close);
    const target = await openEngine({ ...server, dataDir });
    opened.defer(target.database.close);
    opened.defer(target.shred.close);
    await checkEmpty(target.database);
    // Keys and files first: what has no case is swept, should this end here.
    await copyAll(keys, target.shred);
    await copyFiles(source, blobFiles(join(dataDir, 'blobs')), target.files);
    await copyAll(source, target.database);
  }
  for (const name of ['senim.db', 'shred.db']) {
    for (const end of ['', '-wal', '-shm'])
      await rm(join(dataDir, `${name}${end}`), { force: true });
  }
  await rm(join(dataDir, 'blobs'), { recursive: true, force: true });
}

async function checkEmpty({ read }: Database<Tables>): Promise<void> {
  for (const table of ['cases', 'rosters', 'officers', 'audit'] as const) {
    const row = await read
      .selectFrom(table)
      .select((eb) => eb.lit(1).as('one'))
      .executeTakeFirst();
    if (row === undefined) continue;
    throw new SenimError('config', 'the database is not empty: nothing was written over');
  }
}

async function copyAll<T>(from: Database<T>, to: Database<T>): Promise<void> {
  const source = await sqliteTables(from.read);
  await to.write((tx) => copyTables(source, tx as unknown as Transaction<AnyTables>));
}

async function copyFiles(
  { read }: Database<Tables>,
  from: BlobFiles,
  to: BlobFiles,
): Promise<void> {
  const rows = await read.selectFrom('blobs').select('id').where('bytes', 'is', null).execute();
  for (const { id } of rows) {
    // A second attempt after one that was cut short.
    await to.remove(id);
    const file = await to.begin(id);
    try {
      for await (const chunk of from.stream(id)) await file.write(chunk);
      await file.sync();
      await file.publish();
    } catch (error) {
      await file.discard();
      throw error;
    }
  }
}
