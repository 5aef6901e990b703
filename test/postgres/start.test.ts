import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';

import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';

import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { migrations } from '../../storage/migrations/list.ts';
import type { Migration } from '../../storage/migrations/migration.ts';
import { openPostgres } from '../../storage/postgres/open.ts';
import { lenient, strict } from '../../storage/postgres/session.ts';
import { openStore } from '../../storage/store.ts';
import type { Tables } from '../../storage/tables.ts';
import { tempFolder, tempPlace } from '../storage/fixtures.ts';
import { storeAt } from '../storage/store-at.ts';
import { named, newDatabase } from './databases.ts';

const server = inject('postgres');
const refused = { code: 'store.settings' };

function opened(url: string, steps: readonly Migration[] = migrations) {
  const address = databaseAddressOf(url);
  if (address === null) throw new TypeError('no address');
  return openPostgres<Tables>({
    address,
    judge: lenient,
    schema: 'senim',
    migrations: steps,
    tidying: async () => {},
  });
}

describe('what is refused at start, in plain words', () => {
  test.each([
    ['another user', 'postgres://geheim1:geheim2', /user and password/],
    ['another database', null, /no database of that name/],
  ])('%s', async (_, user, words) => {
    await using folder = await tempFolder();
    const url =
      user === null
        ? named(server, 'geheim3')
        : server.replace(/^postgres(?:ql)?:\/\/[^@/]*@/, `${user}@`);
    const error = await openStore(storeAt(folder.path, url)).catch((reason: unknown) => reason);
    expect(error).toMatchObject(refused);
    expect(String(error)).toMatch(words);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/geheim/);
  });

  test('a database in which something else has tables of these names', async () => {
    await using database = await newDatabase(server, 'template0');
    await database.ask('create schema senim', 'create table senim.settings (title text)');
    await using folder = await tempFolder();
    const error = await openStore(storeAt(folder.path, database.url)).catch((e: unknown) => e);
    expect(error).toMatchObject(refused);
    expect(String(error)).toMatch(/tables of something else/);
  });

  test('certificates that cannot be read are no server that is away', async () => {
    await using folder = await tempFolder();
    const url = 'postgres://geheim1@localhost/geheim3?sslmode=verify-full&sslrootcert=/no/geheim4';
    const error = await openStore(storeAt(folder.path, url)).catch((e: unknown) => e);
    expect(error).toMatchObject(refused);
    expect(String(error)).toMatch(/sslrootcert/);
    expect(String(error)).not.toMatch(/geheim/);
  });

  test('a server that is not there, without a word of the address', async () => {
    await using folder = await tempFolder();
    const url = 'postgres://geheim1:geheim2@127.0.0.1:1,localhost:1/geheim3';
    const error = await openStore(storeAt(folder.path, url)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'store.away' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/geheim/);
  });

  test.each(['disable', 'require'])('something that is no PostgreSQL, sslmode=%s', async (mode) => {
    await using folder = await tempFolder();
    const other = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { port } = other.address() as AddressInfo;
      const url = `postgres://geheim1:geheim2@127.0.0.1:${port}/geheim3?sslmode=${mode}`;
      const error = await openStore(storeAt(folder.path, url)).catch((reason: unknown) => reason);
      expect(error).toMatchObject(refused);
      expect(String(error)).toMatch(/no PostgreSQL/);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/geheim/);
    } finally {
      other.close();
    }
  });

  test('a command says it in one sentence, what to do in a second, and ends with 1', async () => {
    await using folder = await tempFolder();
    const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    try {
      const { port } = silent.address() as AddressInfo;
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../tools/scrub.ts')], {
        env: {
          PATH: process.env['PATH'],
          DATA_DIR: folder.path,
          DATABASE_URL: `postgres://geheim1:geheim2@127.0.0.1:${port}/geheim3?sslmode=disable`,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      expect(said.trim().split('\n')).toEqual([
        'the database server cannot be reached',
        expect.stringMatching(/DATABASE_URL .* docs\/operations\.md/),
      ]);
      expect(said).not.toMatch(/geheim/);
      expect(code).toBe(1);
    } finally {
      silent.close();
    }
  });

  test('a database that is not in UTF8', async () => {
    await using folder = await tempFolder();
    await using database = await newDatabase(server, "template0 encoding 'SQL_ASCII' locale 'C'");
    const opening = openStore(storeAt(folder.path, database.url));
    await expect(opening).rejects.toMatchObject(refused);
    await expect(opening).rejects.toThrow(/UTF8/);
  });

  test('a server that does not wait for its disk, or that notes down when somebody wrote', () => {
    const words = { encoding: 'UTF8', isStandby: false, syncs: true, commit: 'on', notes: [] };
    expect(() => strict(words)).not.toThrow();
    expect(() => strict({ ...words, syncs: false })).toThrow(/fsync/);
    expect(() => strict({ ...words, commit: 'local' })).toThrow(/disk/);
    expect(() => strict({ ...words, isStandby: true })).toThrow(/standby/);
    expect(() => strict({ ...words, notes: ['log_statement'] })).toThrow(/log_statement/);
  });

  test('data of a newer version, which is left as it is; a running process writes no more', async () => {
    await using place = await tempPlace();
    await using store = await openStore(place.options);
    await place.sql("update settings set value = '2000' where name = 'schema'");
    await expect(openStore(place.options)).rejects.toMatchObject(refused);
    const writing = store.leases.take('telegram-polling', 'a', { now: 0, until: 1 });
    await expect(writing).rejects.toMatchObject(refused);
    const [row] = await place.sql("select value from settings where name = 'schema'");
    expect(row).toEqual({ value: '2000' });
    await place.sql(
      `update settings set value = '${migrations.at(-1)?.number}' where name = 'schema'`,
    );
  });
});

describe('the schema', () => {
  test('is made once by several processes that start at once', async () => {
    await using database = await newDatabase(server, 'template0');
    const all = await Promise.all([1, 2, 3].map(() => opened(database.url)));
    expect(all.map(({ migrated }) => migrated).toSorted((a, b) => a - b)).toEqual([
      0,
      0,
      migrations.length,
    ]);
    for (const one of all) await one.close();
  });

  test('keeps what older versions stored, and goes on where it was interrupted', async () => {
    await using database = await newDatabase(server, 'template0');
    const old = await opened(
      database.url,
      migrations.filter(({ number }) => number < 3),
    );
    await old.write((tx) =>
      sql`insert into officers values ('aigerim', 'officer', 'default', '\\x01', '\\x02', '\\x03', 0)`.execute(
        tx,
      ),
    );
    await old.close();
    const broken = {
      number: 1000,
      steps: ['create table half (\n id text primary key\n)', 'nonsense'],
    };
    await expect(opened(database.url, [...migrations, broken])).rejects.toThrow();
    const now = await opened(database.url);
    expect(now.migrated).toBe(migrations.length - 2);
    const rows = await now.read.selectFrom('officers').selectAll().execute();
    expect(rows).toMatchObject([{ id: 'aigerim', auth_hash: Uint8Array.of(1) }]);
    expect(
      await database.ask('set search_path to senim', "select to_regclass('half') as half"),
    ).toEqual([{ half: null }]);
    await now.close();
  });
});
