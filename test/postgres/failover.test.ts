import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { codeOf } from '../../platform/log.ts';
import { strict } from '../../storage/postgres/session.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { filing, officer, sealedBlob, sealedCase, tempFolder } from '../storage/fixtures.ts';
import { asked, named } from './databases.ts';
import { type Server, startServer } from './server.ts';

let first: Server;
let second: Server;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let store: Store;

// A pair as docs/operations.md tells it: the first answers a commit when the second has it on its disk.
beforeAll(async () => {
  const settings: readonly string[] = [];
  first = present(await startServer({ settings }));
  await asked(first.url, "create database senim encoding 'UTF8' template template0");
  second = present(await startServer({ settings, following: { server: first, name: 'two' } }));
  await asked(first.url, "alter system set synchronous_standby_names to 'FIRST 1 (two)'");
  await asked(first.url, 'select pg_reload_conf()');
  folder = await tempFolder();
  const hosts = `${first.folder}:${first.port},${second.folder}:${second.port}`;
  const address = databaseAddressOf(
    `postgres://senim@/senim?host=${hosts}&target_session_attrs=read-write`,
  );
  store = await openStore({ dataDir: folder.path, address, judge: strict });
});
afterAll(async () => {
  await store.close();
  for (const each of [second, first, folder]) await each[Symbol.asyncDispose]();
});

test('a standby by itself, and another password, are refused in plain words', async () => {
  await using place = await tempFolder();
  const opened = (url: string) => {
    const address = databaseAddressOf(url);
    return openStore({ dataDir: place.path, address }).catch((reason: unknown) => reason);
  };
  const standby = await opened(`postgres://senim@/senim?host=${second.folder}:${second.port}`);
  expect(standby).toMatchObject({ code: 'store.away' });
  expect(String(standby)).toMatch(/takes no writes: it is a standby/);
  const stranger = await opened(first.over({ password: 'geheim' }));
  expect(stranger).toMatchObject({ code: 'store.settings' });
  expect(String(stranger)).toMatch(/user and password/);
  expect(inspect(stranger, { depth: 9, showHidden: true })).not.toMatch(/geheim/);
});

test('without its standby the server acknowledges nothing, and says so even when it is made to go on', async () => {
  await expect.poll(() => store.copies()).toBe('replicated');
  await second.kill();
  const [token, sealed] = [systemRandom(32), sealedCase()];
  const filed = store.intake.fileCase(sealed, filing(token)).then(
    () => 'acknowledged',
    (error: unknown) => codeOf(error),
  );
  // Whoever cancels a commit that waits gets a success with a warning.
  let waiting: unknown;
  do {
    const rows = await asked(
      named(first.url, 'senim'),
      "select pg_cancel_backend(pid) as waits from pg_stat_activity where wait_event = 'SyncRep'",
    );
    waiting = rows[0]?.['waits'];
  } while (waiting !== true && (await Promise.race([filed, pause(20)])) === undefined);
  expect(await filed).toBe('store.away');
  expect(await store.copies()).toBe('one');
  await second.begin();
  await store.intake.fileCase(sealed, filing(token));
  expect(await store.cases.list(officer)).toHaveLength(1);
});

test('when the first server falls under load, the second has everything that was acknowledged, once', async () => {
  await expect.poll(() => store.copies()).toBe('replicated');
  const before = await store.cases.list(officer);
  const acknowledged = new Set<CaseId>();
  const over = new AbortController();
  let troubles = 0;
  const person = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const token = systemRandom(32);
      // Whoever is not answered sends the same again, sealed afresh.
      for (;;) {
        try {
          const blobs = [sealedBlob(7000), sealedBlob(100_000)];
          const { caseId } = await store.intake.fileCase(sealedCase({ blobs }), filing(token));
          acknowledged.add(caseId);
          break;
        } catch (error) {
          expect(['store.away', 'store.busy']).toContain(codeOf(error));
          troubles += 1;
          await pause(20);
        }
      }
    }
  };
  const people = Array.from({ length: 6 }, person);
  await expect.poll(() => acknowledged.size).toBeGreaterThan(10);
  await first.kill();
  const atFall = acknowledged.size;
  await second.control('promote');
  await expect.poll(() => acknowledged.size).toBeGreaterThan(atFall + 10);
  over.abort();
  await Promise.all(people);
  expect(troubles).toBeGreaterThan(0);
  const stored = (await store.cases.list(officer)).map(({ caseId }) => caseId);
  const wanted = [...before.map(({ caseId }) => caseId), ...acknowledged];
  expect(stored.toSorted()).toEqual(wanted.toSorted());
  await store.sweep('2026-11-26' as Parameters<Store['sweep']>[0]);
  expect(await store.scrub()).toEqual({ cases: stored.length, damaged: [] });
  expect(await store.audit.verify()).toMatchObject({ ok: true });
  expect(await store.copies()).toBe('one');
});

function present(server: Server | null): Server {
  if (server === null) throw new TypeError('PostgreSQL is not installed');
  return server;
}
