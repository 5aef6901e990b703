import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { systemRandom } from '../../platform/crypto/random.ts';
import { openEngine } from '../../storage/engine.ts';
import { openStore } from '../../storage/store.ts';
import { together } from '../../storage/together.ts';
import { filing, officer, sealedCase, tempPlace, tempStore, today } from '../storage/fixtures.ts';

async function engine() {
  const place = await tempPlace();
  const opened = await openEngine(place.options);
  return {
    ...opened,
    place,
    [Symbol.asyncDispose]: async () => {
      await opened.database.close();
      await opened.shred.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

test('a transaction that lost against another is begun anew, and given up after some tries', async () => {
  await using temp = await engine();
  const { database } = temp;
  let tries = 0;
  const loser = (losing: number) => () =>
    database.write(async (tx) => {
      tries += 1;
      await tx
        .insertInto('settings')
        .values({ name: `of ${losing}, try ${tries}`, value: '' })
        .execute();
      if (tries <= losing) {
        await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx);
      }
    });
  await loser(2)();
  expect(tries).toBe(3);
  const rows = await database.read.selectFrom('settings').select('name').execute();
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['of 2, try 3', 'schema']);
  tries = 0;
  await expect(loser(1000)()).rejects.toMatchObject({ code: 'store.busy' });
  expect(tries).toBeLessThan(10);
});

test('a commit that the server turned into a rollback is not taken for one', async () => {
  await using temp = await engine();
  const { database } = temp;
  const writing = database.write(async (tx) => {
    await tx.insertInto('settings').values({ name: 'a', value: '' }).execute();
    // Whoever swallows the error of a statement goes on in a transaction that is dead.
    await sql`select 1 / 0`.execute(tx).catch(() => {});
  });
  await expect(writing).rejects.toMatchObject({ code: 'store.busy' });
  const names = await database.read.selectFrom('settings').select('name').execute();
  expect(names).toEqual([{ name: 'schema' }]);
});

test('an error of the server names tables and never a value', async () => {
  await using temp = await engine();
  const write = () =>
    temp.database.write((tx) =>
      tx.insertInto('settings').values({ name: 'geheim', value: 'geheim' }).execute(),
    );
  await write();
  const error: unknown = await write().catch((reason: unknown) => reason);
  expect(String(error)).toContain('settings');
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('geheim');
});

test('rows that belong to nobody else are written at once, and one of two that race is told', async () => {
  await using temp = await tempStore();
  const { sessions } = temp.store;
  const saved = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      sessions.save(String(at % 10), new Uint8Array(9), today, null),
    ),
  );
  expect(saved.filter(Boolean)).toHaveLength(10);
});

test('a server that goes away in the middle loses nothing that was acknowledged, and is found again', async () => {
  let at: (() => Promise<void>) | null = null;
  await using temp = await tempStore({
    onStep: async (step) => {
      if (step === 'rows-written') await at?.();
    },
  });
  const { store } = temp;
  const cut = () =>
    temp.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
  const first = sealedCase();
  await store.intake.fileCase(first, filing());
  at = async () => {
    at = null;
    await cut();
  };
  const [token, second] = [systemRandom(32), sealedCase()];
  await expect(store.intake.fileCase(second, filing(token))).rejects.toMatchObject({
    code: 'store.away',
  });
  expect(await store.intake.fileCase(second, filing(token))).toMatchObject({ already: false });
  await cut();
  expect(await store.intake.fileCase(second, filing(token))).toMatchObject({ already: true });
  expect(await store.cases.list(officer)).toHaveLength(2);
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
  expect(await store.copies()).toBe('one');
});

test('a writer of another process is waited for, and what needs no line does not wait', async () => {
  await using temp = await tempStore();
  await using other = await openStore(temp.options);
  await temp.sql('begin');
  await temp.sql("update settings set value = value where name = 'schema'");
  // What needs no line goes on.
  expect(await other.sessions.save('a', new Uint8Array(1), today, null)).toBe(true);
  const waiting = other.leases.take('telegram-polling', 'a', { now: 0, until: 1 });
  await temp.sql('rollback');
  expect(await waiting).toBe(true);
});

test('statements that were sent behind an error are sent anew, and those before it are known', async () => {
  await using temp = await engine();
  const { database } = temp;
  const adding = (...names: readonly string[]) =>
    database.write((tx) =>
      together(tx, [
        tx.insertInto('settings').values(names.map((name) => ({ name, value: '' }))),
        tx
          .updateTable('settings')
          .set({ value: 'b' })
          .where('name', '=', names[0] ?? ''),
        tx.selectFrom('settings').select('name').where('value', '=', 'b'),
      ]),
    );
  for (let time = 1; time <= 3; time += 1) {
    await expect(adding('schema', `${time}`)).rejects.toThrow('settings');
  }
  const [, updated, found] = await adding('one', 'two');
  expect(updated.numAffectedRows).toBe(1n);
  expect(found.rows).toEqual([{ name: 'one' }]);
  const [, , both] = await adding('three', 'four');
  expect(both.rows.map(({ name }) => name).toSorted()).toEqual(['one', 'three']);
});

test('a filing that waits for the line meets one there who wants its tables: it is stored once, and answered', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const token = systemRandom(32);
  const sealed = sealedCase();
  await temp.sql('begin');
  await temp.sql("update settings set value = value where name = 'schema'");
  const filed = store.intake.fileCase(sealed, filing(token));
  await expect
    .poll(() =>
      temp.sql(
        `select pid from pg_locks join pg_stat_activity using (pid)
         where not granted and datname = current_database()`,
      ),
    )
    .not.toEqual([]);
  // As a migration does. The server ends one of the two.
  await temp.sql('alter table cases alter column manifest set storage external').catch(() => {});
  await temp.sql('rollback').catch(() => {});
  expect(await filed).toEqual({ caseId: sealed.caseId, already: false });
  expect(await store.intake.fileCase(sealed, filing(token))).toMatchObject({ already: true });
  expect(await store.cases.list(officer)).toHaveLength(1);
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 1 } });
});
