import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { type Database, openDatabase } from '../../storage/database.ts';
import { migrations } from '../../storage/migrations/list.ts';
import type { Tables } from '../../storage/tables.ts';
import { tempFolder } from './fixtures.ts';

async function opened(): Promise<
  AsyncDisposable & { readonly database: Database<Tables>; readonly path: string }
> {
  const folder = await tempFolder();
  const path = join(folder.path, 'a.db');
  const database = await openDatabase<Tables>(path, migrations);
  return {
    database,
    path,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const names = async ({ read }: Database<Tables>): Promise<string[]> => {
  const rows = await read.selectFrom('settings').select('name').orderBy('name').execute();
  return rows.map((row) => row.name).filter((name) => name !== 'schema');
};

test('writers stand in one line, and readers see what is committed without waiting', async () => {
  await using temp = await opened();
  const { database } = temp;
  const seen: string[] = [];
  const write = (name: string) =>
    database.write(async (tx) => {
      await tx.insertInto('settings').values({ name, value: '' }).execute();
      seen.push(`${name} in, read ${(await names(database)).join()}`);
      await new Promise(setImmediate);
      seen.push(`${name} out`);
    });
  await Promise.all([write('a'), write('b'), write('c')]);
  expect(seen).toEqual([
    'a in, read ',
    'a out',
    'b in, read a',
    'b out',
    'c in, read a,b',
    'c out',
  ]);
});

test('a transaction that throws has no effect, and the next one goes on', async () => {
  await using temp = await opened();
  const { database } = temp;
  const failed = database.write(async (tx) => {
    await tx.insertInto('settings').values({ name: 'a', value: '' }).execute();
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  await database.write((tx) =>
    tx.insertInto('settings').values({ name: 'b', value: '' }).execute(),
  );
  expect(await names(database)).toEqual(['b']);
});

test('another writer that does not let go is store.busy, not a hang', async () => {
  await using temp = await opened();
  using other = new DatabaseSync(temp.path);
  other.exec('begin immediate');
  const write = () =>
    temp.database.write((tx) =>
      tx.insertInto('settings').values({ name: 'a', value: '' }).execute(),
    );
  await expect(write()).rejects.toMatchObject({ code: 'store.busy' });
  other.exec('rollback');
  await write();
  expect(await names(temp.database)).toEqual(['a']);
});

test('an error of the database names tables and never a value', async () => {
  await using temp = await opened();
  const write = () =>
    temp.database.write((tx) =>
      tx.insertInto('settings').values({ name: 'geheim', value: 'geheim' }).execute(),
    );
  await write();
  const error: unknown = await write().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('geheim');
});

test('closing waits for the writers in line', async () => {
  const folder = await tempFolder();
  const path = join(folder.path, 'a.db');
  const database = await openDatabase<Tables>(path, migrations);
  const written = database.write(async (tx) => {
    await new Promise(setImmediate);
    await tx.insertInto('settings').values({ name: 'late', value: '' }).execute();
  });
  await Promise.all([written, database.close(), database.close()]);
  const again = await openDatabase<Tables>(path, migrations);
  expect(await names(again)).toEqual(['late']);
  await again.close();
  await folder[Symbol.asyncDispose]();
});
