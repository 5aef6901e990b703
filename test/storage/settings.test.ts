import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { openStore } from '../../storage/store.ts';
import { filing, sealedBlob, sealedCase, tempFolder, tempStore } from './fixtures.ts';

const refused = { code: 'store.settings' };

describe('what the store refuses at start', () => {
  test.each([0o755, 0o750, 0o701])('a data folder in use with mode %o', async (mode) => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'note.txt'), 'here before');
    await chmod(dataDir, mode);
    await expect(openStore({ dataDir })).rejects.toMatchObject(refused);
  });

  test('nothing of an empty folder that others may enter: it is closed to them first', async () => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    await mkdir(dataDir);
    await chmod(dataDir, 0o755);
    await (await openStore({ dataDir })).close();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  test.each(['senim.db', 'shred.db'])('%s that others can read', async (name) => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    await (await openStore({ dataDir })).close();
    await chmod(join(dataDir, name), 0o640);
    await expect(openStore({ dataDir })).rejects.toMatchObject(refused);
  });

  test('a database of a newer version, which it leaves as it is', async () => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    await (await openStore({ dataDir })).close();
    using db = new DatabaseSync(join(dataDir, 'senim.db'));
    db.exec("update settings set value = '2000' where name = 'schema'");
    await expect(openStore({ dataDir })).rejects.toMatchObject(refused);
    expect(db.prepare("select value from settings where name = 'schema'").get()).toEqual({
      value: '2000',
    });
  });

  test('a file that is no database', async () => {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    await mkdir(dataDir, { mode: 0o700 });
    await writeFile(join(dataDir, 'senim.db'), 'x'.repeat(5000), { mode: 0o600 });
    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store.integrity' });
  });
});

test('without an address everything stands in the data folder, which nobody else can enter', async () => {
  await using temp = await tempStore({ address: null });
  await temp.store.intake.fileCase(sealedCase({ blobs: [sealedBlob(70_000)] }), filing());
  const mode = async (...path: string[]) => (await stat(join(temp.dataDir, ...path))).mode & 0o777;
  expect(await mode()).toBe(0o700);
  expect(await mode('blobs')).toBe(0o700);
  for (const name of ['senim.db', 'senim.db-wal', 'senim.db-shm', 'shred.db', 'shred.db-wal']) {
    expect(await mode(name)).toBe(0o600);
  }
});

test('a second start takes no step of the schema and finds everything', async () => {
  await using temp = await tempStore();
  expect(temp.store.migrated).toBeGreaterThan(0);
  await temp.store.settings.set('bodies', 'akimat');
  await temp.store.settings.set('bodies', 'ministry');
  await temp.store.close();
  await using again = await openStore({ dataDir: temp.dataDir });
  expect(again.migrated).toBe(0);
  expect(await again.settings.get('bodies')).toBe('ministry');
  expect(await again.settings.get('schema')).toBeNull();
});

test('closing twice is closing once, and empties the log into the database', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const filed = store.intake.fileCase(sealedCase(), filing());
  await filed;
  await Promise.all([store.close(), store.close()]);
  await store.close();
  await expect(stat(join(temp.dataDir, 'senim.db-wal'))).rejects.toMatchObject({ code: 'ENOENT' });
});
