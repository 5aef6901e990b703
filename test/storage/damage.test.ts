import { cp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { seeDay } from '../../storage/clock-day.ts';
import { writePin } from '../../storage/pin.ts';
import { openStore } from '../../storage/store.ts';
import type { DateIso } from '../../platform/time.ts';
import { smallDisk } from '../../tools/torture/small-disk.ts';
import { filing, officer, sealedCase, tempFolder, tempStore } from './fixtures.ts';

/** A folder as a killed process leaves it: acknowledged cases stand in the log alone. */
async function killed() {
  const temp = await tempStore();
  for (let at = 0; at < 5; at += 1) await temp.store.intake.fileCase(sealedCase(), filing());
  const folder = await tempFolder();
  const dataDir = join(folder.path, 'data');
  await cp(temp.dataDir, dataDir, { recursive: true });
  await temp[Symbol.asyncDispose]();
  const log = join(dataDir, 'senim.db-wal');
  return {
    dataDir,
    log,
    size: (await stat(log)).size,
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
}

async function flip(path: string, at: number): Promise<void> {
  await using file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, at);
}

const refused = { code: 'store.integrity', message: expect.stringContaining('npm run restore') };

describe('a store that was damaged while it was closed', () => {
  test.each([
    ['in the middle of the log', 0.3],
    ['near the end of the log', 0.8],
  ])('%s is refused, and stays as it is', async (_, share) => {
    await using was = await killed();
    await flip(was.log, Math.floor(was.size * share));
    const before = await readFile(was.log);
    await expect(openStore(was)).rejects.toMatchObject(refused);
    expect((await readFile(was.log)).equals(before)).toBe(true);
  });

  test('in the header of the log is refused', async () => {
    await using was = await killed();
    await flip(was.log, 17);
    await expect(openStore(was)).rejects.toMatchObject(refused);
  });

  test('in the header of the database is refused, and stays as it is', async () => {
    await using was = await killed();
    const path = join(was.dataDir, 'senim.db');
    await flip(path, 3);
    const before = await readFile(path);
    await expect(openStore(was)).rejects.toMatchObject(refused);
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});

describe('an installation that was set up, with a database gone', () => {
  test.each([['senim.db'], ['shred.db'], ['surveys.db']])(
    '%s is refused, and none is made anew',
    async (name) => {
      await using was = await killed();
      await writePin(was.dataDir, { root: 'a'.repeat(64), leastSeq: 1 });
      for (const end of ['', '-wal', '-shm']) {
        await rm(join(was.dataDir, `${name}${end}`), { force: true });
      }
      const before = await readdir(was.dataDir);
      await expect(openStore(was)).rejects.toMatchObject({
        code: 'store.integrity',
        message: expect.stringContaining(name),
      });
      expect(await readdir(was.dataDir)).toEqual(before);
    },
  );

  test('with all of them it is opened', async () => {
    await using was = await killed();
    await writePin(was.dataDir, { root: 'a'.repeat(64), leastSeq: 1 });
    await using store = await openStore(was);
    expect(await store.cases.list(officer)).toHaveLength(5);
  });
});

test('a log without its database is kept, whoever was named', async () => {
  await using was = await killed();
  await rm(join(was.dataDir, 'senim.db'));
  await expect(openStore(was)).rejects.toMatchObject(refused);
  expect((await stat(was.log)).size).toBe(was.size);
});

describe('what is no damage', () => {
  test('a log as a killed process left it keeps every case', async () => {
    await using was = await killed();
    await using store = await openStore(was);
    expect(await store.cases.list(officer)).toHaveLength(5);
  });

  test('a last frame that was never finished costs nothing that was acknowledged', async () => {
    await using was = await killed();
    {
      await using file = await open(was.log, 'a');
      await file.write(Buffer.alloc(500, 7));
    }
    await using store = await openStore(was);
    expect(await store.cases.list(officer)).toHaveLength(5);
  });

  test('an empty log beside a database', async () => {
    await using was = await killed();
    await truncate(was.log, 0);
    await using store = await openStore(was);
    expect((await store.cases.list(officer)).length).toBeLessThanOrEqual(5);
  });
});

test('a database of a newer version is refused and not changed', async () => {
  await using temp = await tempStore();
  await temp.store.close();
  const path = join(temp.dataDir, 'senim.db');
  {
    using db = new DatabaseSync(path);
    db.exec("update settings set value = '9999' where name = 'schema'");
  }
  await expect(openStore(temp)).rejects.toMatchObject({ code: 'store.settings' });
  using db = new DatabaseSync(path);
  expect(db.prepare("select value from settings where name = 'schema'").get()?.['value']).toBe(
    '9999',
  );
});

test('a disk that is full at the start is named, and the start succeeds when there is room', async (context) => {
  await using disk = await smallDisk();
  if (disk === null) throw context.skip('not run: no small disk can be mounted here');
  await disk.leave(0);
  const dataDir = join(disk.path, 'data');
  await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store.full' });
  await disk.empty();
  await using store = await openStore({ dataDir });
  expect(await store.cases.list(officer)).toEqual([]);
});

const day = (text: string) => text as DateIso;

describe('a clock', () => {
  test('that jumps a year is not believed before a second day has come', async () => {
    await using temp = await tempStore();
    const { settings } = temp.store;
    expect(await seeDay(settings, day('2026-11-22'))).toBe('well');
    expect(await seeDay(settings, day('2027-11-22'))).toBe('jumped');
    expect(await seeDay(settings, day('2027-11-22'))).toBe('jumped');
    // Set right again: nothing was lost by it.
    expect(await seeDay(settings, day('2026-11-23'))).toBe('well');
    expect(await seeDay(settings, day('2027-11-22'))).toBe('jumped');
    expect(await seeDay(settings, day('2027-11-23'))).toBe('well');
  });

  test('that goes back is named, and a machine that was off for a month is not', async () => {
    await using temp = await tempStore();
    const { settings } = temp.store;
    await seeDay(settings, day('2026-11-22'));
    expect(await seeDay(settings, day('2026-11-20'))).toBe('back');
    expect(await seeDay(settings, day('2026-12-22'))).toBe('well');
  });
});

test('a file in the place of the data folder is named, and left alone', async () => {
  await using folder = await tempFolder();
  const dataDir = join(folder.path, 'data');
  await writeFile(dataDir, 'a note');
  await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'store.settings' });
  expect(await readFile(dataDir, 'utf8')).toBe('a note');
});
