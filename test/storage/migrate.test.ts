import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { hex } from '../../platform/crypto/bytes.ts';
import { openDatabase } from '../../storage/database.ts';
import { migrations } from '../../storage/migrations/list.ts';
import { type Store, openStore } from '../../storage/store.ts';
import type { Tables } from '../../storage/tables.ts';
import {
  bytesOf,
  filing,
  officer,
  sealedBlob,
  sealedCase,
  sealedEntry,
  tempStore,
  today,
  tomorrow,
} from './fixtures.ts';

const place = 24;

/** Lays what a closed store holds into one as the version before rows had places made it. */
async function layBack(dataDir: string): Promise<void> {
  const path = join(dataDir, 'senim.db');
  const newer = join(dataDir, 'newer.db');
  await rename(path, newer);
  const before = migrations.filter(({ number }) => number < place);
  await (await openDatabase<Tables>(path, before)).close();
  using old = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  old.prepare('attach ? as newer').run(newer);
  const columns = old.prepare(
    `select made.name as name, group_concat(held.name) as held
      from main.sqlite_master as made, pragma_table_info(made.name, 'main') as held
      where made.type = 'table' and made.name <> 'settings' group by made.name`,
  );
  for (const { name, held } of columns.all()) {
    const list = String(held);
    old.exec(
      `insert into main.${String(name)} (${list}) select ${list} from newer.${String(name)}`,
    );
  }
}

function rowsOf(dataDir: string, without: readonly string[] = []): Record<string, unknown[]> {
  using database = new DatabaseSync(join(dataDir, 'senim.db'));
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name <> 'settings'`)
    .all()
    .map(({ name }) => String(name));
  const held = tables.map((table) => {
    const rows = database.prepare(`select * from ${table}`).all();
    return [table, rows.map((row) => inWords(row, without)).toSorted(byBytes)] as const;
  });
  return Object.fromEntries(held);
}

function inWords(row: Record<string, unknown>, without: readonly string[]): string {
  const columns = Object.keys(row)
    .filter((name) => !without.includes(name))
    .toSorted(byBytes);
  const held = columns.map((name) => {
    const value = row[name];
    return value instanceof Uint8Array ? `x${hex(value)}` : value;
  });
  return JSON.stringify([columns, held]);
}

function byBytes(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

async function fillIn(store: Store) {
  const filed = sealedCase({ blobs: [sealedBlob(9), sealedBlob(70_000)] });
  await store.intake.fileCase(filed, {
    ...filing(),
    session: { idHash: 'a', blob: new Uint8Array(9), expiresDay: today, expectedVersion: null },
  });
  await store.intake.fileCase(sealedCase(), filing());
  const followUp = { receiptId: filed.reporter.id, day: today, entry: sealedEntry('reporter') };
  await store.reporters.followUp({ ...followUp, files: [] }, filing());
  await store.cases.keyFile(officer, filed.caseId, today);
  await store.cases.setCard(officer, filed.caseId, sealedEntry('officer').bytes, 0);
  const draft = sealedBlob(12);
  await store.blobs.putDraft(draft.blobId, draft.bytes, tomorrow);
  return filed;
}

test('rows from before they had a place keep all that they hold, and what points at them', async () => {
  await using temp = await tempStore();
  const { dataDir } = temp;
  const { caseId, reporter, blobs } = await fillIn(temp.store);
  await temp.store.close();
  await layBack(dataDir);
  const before = rowsOf(dataDir);

  {
    await using again = await openStore(temp.options);
    expect(again.migrated).toBe(migrations.filter(({ number }) => number >= place).length);
    expect(await again.scrub()).toEqual({ cases: 2, damaged: [] });
    expect(await again.cases.list(officer)).toHaveLength(2);
    expect(await again.reporters.find(reporter.id)).not.toBeNull();
    for (const { blobId, bytes } of blobs) {
      const stored = await bytesOf(await again.cases.blob(officer, caseId, blobId));
      expect(Buffer.compare(stored, bytes)).toBe(0);
    }
  }
  expect(rowsOf(dataDir, ['place'])).toEqual(before);
  // A table made anew would be one to which nothing points.
  using database = new DatabaseSync(join(dataDir, 'senim.db'));
  expect(() => database.prepare('delete from cases where id = ?').run(caseId)).toThrow(
    /FOREIGN KEY/,
  );
  expect(database.prepare('select name from sqlite_master').all()).not.toContainEqual({
    name: expect.stringContaining('anew'),
  });
});

test('a store whose rows point at nothing is left as it was', async () => {
  await using temp = await tempStore();
  const { dataDir } = temp;
  const { caseId } = await fillIn(temp.store);
  await temp.store.close();
  await layBack(dataDir);
  {
    using database = new DatabaseSync(join(dataDir, 'senim.db'), {
      enableForeignKeyConstraints: false,
    });
    database.prepare('delete from cases where id = ?').run(caseId);
  }
  const before = rowsOf(dataDir);
  await expect(openStore(temp.options)).rejects.toMatchObject({ code: 'store.integrity' });
  expect(rowsOf(dataDir)).toEqual(before);
});

test('the store still refuses what points at nothing after its tables were made anew', async () => {
  await using temp = await tempStore();
  await temp.store.close();
  const database = await openDatabase<Tables>(join(temp.dataDir, 'senim.db'), migrations);
  try {
    const opening = { case_id: sealedCase().caseId, role: 'officer', day: today } as const;
    await expect(
      database.write((tx) => tx.insertInto('openings').values(opening).execute()),
    ).rejects.toThrow(/FOREIGN KEY/);
  } finally {
    await database.close();
  }
});

test('a process of the version before writes nothing once a newer one was there, and goes on reading', async () => {
  await using temp = await tempStore();
  await temp.store.close();
  const path = join(temp.dataDir, 'old.db');
  const before = migrations.filter(({ number }) => number < place);
  const old = await openDatabase<Tables>(path, before);
  const session = { id: 'a', version: 1, expires_day: today, blob: new Uint8Array(9) };
  const save = async () =>
    await old.write((tx) =>
      tx
        .insertInto('sessions')
        .values(session as never)
        .execute(),
    );
  await save();
  await (await openDatabase<Tables>(path, migrations)).close();
  session.id = 'b';
  for (const when of ['now', 'soon'] as const) {
    await expect(
      old.write(
        (tx) =>
          tx
            .insertInto('sessions')
            .values(session as never)
            .execute(),
        when,
      ),
    ).rejects.toMatchObject({ code: 'store.settings' });
  }
  expect(await old.read.selectFrom('sessions').select('id').execute()).toEqual([{ id: 'a' }]);
  await old.close();
});
