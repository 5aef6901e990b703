import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { splitRecovery, joinSheets, sheetText } from '../../../cases/recovery-sheet.ts';
import { nativeAge } from '../../../platform/crypto/native.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Secret } from '../../../platform/secret.ts';
import { addDays, dayAt, type DateIso } from '../../../platform/time.ts';
import { lastBackup, keepBackupDay } from '../../../storage/backup-day.ts';
import { openStore } from '../../../storage/store.ts';
import { makeBackup } from '../../../tools/backup/make.ts';
import { restore } from '../../../tools/backup/restore.ts';
import { unpack } from '../../../tools/backup/unpack.ts';
import { type Body, newBody } from '../../../tools/torture/body.ts';
import { openHouse, type House } from '../../fixtures/house.ts';
import { answerReady, letterReady, reporterReady } from '../../../tools/torture/person.ts';
import { textNeedle, searchFolders } from '../../../tools/needle.ts';

const day = '2026-11-22' as DateIso;
const mark = 'сақтықкөшірме';

let body: Body;
let house: House;
let folder: string;
let recovery: Secret;
beforeAll(async () => {
  body = await newBody(3);
  folder = await mkdtemp(join(tmpdir(), 'senim-backup-test-'));
  for (const name of ['main', 'keys']) await mkdir(join(folder, name));
  // Typed from paper, as it will be.
  const [first, , third] = await splitRecovery(body.recovery, systemRandom);
  if (first === undefined || third === undefined) throw new TypeError('three sheets');
  recovery = await joinSheets(sheetText(first), sheetText(third));
  // The survey opens on the day on which it is made.
  house = await openHouse(body, { today: dayAt(new Date()) });
  const long = await reporterReady(
    house.url,
    mark,
    `${mark} ${'очень длинно '.repeat(6000)}`.trim(),
  );
  const receipt = await long.press(house.url);
  await (await reporterReady(house.url, mark, mark)).press(house.url);
  await (await letterReady(house.url, receipt, mark)).press(house.url);
  await (await answerReady(house.url, body.codes[0] ?? '', mark)).press(house.url);
  // Somebody is in the middle of a report while the backup is made.
  await reporterReady(house.url, mark, mark);
  await makeBackup(await options());
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await body[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function options() {
  return {
    dataDir: body.dataDir,
    server: null,
    secretsFile: join(body.dataDir, 'secrets.json'),
    recipient: await nativeAge.recipientOf(body.recovery),
    day,
    to: join(folder, 'main'),
    keysTo: join(folder, 'keys'),
    keyDays: 30,
  };
}

const archive = () => join(folder, 'main', `senim-${day}.age`);
const keys = () => join(folder, 'keys', `senim-keys-${day}.age`);
let restored = 0;
const fresh = () => join(folder, `restored-${String((restored += 1))}`);
const asked = () => ({ archive: archive(), keys: keys(), to: fresh(), recovery, newestSeq: null });

describe('a backup that was made while people filed', () => {
  test('comes back whole, and the recovery sheets open a case of it', async () => {
    expect(await restore(asked())).toEqual({
      day,
      cases: 2,
      keyless: 0,
      damaged: 0,
      audit: 'whole',
      opened: true,
      remarks: [],
      usable: true,
    });
  });

  test('holds no draft, no answer of an open survey, no shred key and no secret in its long part', async () => {
    const to = fresh();
    const contents = await unpack(archive(), to, recovery);
    expect(contents.files.map(({ name }) => name.replace(/^blobs\/.*/, 'blob'))).toEqual([
      'senim.db',
      'surveys.db',
      'root.json',
      'blob',
    ]);
    const count = (file: string, table: string, where = '1') => {
      using db = new DatabaseSync(join(to, file));
      return db.prepare(`select count(*) as n from ${table} where ${where}`).get()?.['n'];
    };
    expect(count('senim.db', 'cases')).toBe(2);
    expect(count('senim.db', 'sessions')).toBe(0);
    expect(count('senim.db', 'filings')).toBe(0);
    expect(count('surveys.db', 'choices')).toBe(0);
    expect(count('surveys.db', 'words')).toBe(0);
    expect(count('surveys.db', 'codes')).toBe(3);
    expect(count('surveys.db', 'codes', 'spent_by is not null')).toBe(0);
  });

  test('shows nothing of what people wrote, before it is opened and after', async () => {
    const to = fresh();
    await unpack(archive(), to, recovery);
    const { finds, files } = await searchFolders(
      [join(folder, 'main'), to],
      [textNeedle('words', mark)],
    );
    expect(finds).toEqual([]);
    expect(files).toBeGreaterThan(3);
  });

  test('without its keys says that nobody can open the cases', async () => {
    const found = await restore({ ...asked(), keys: null });
    expect(found).toMatchObject({ cases: 2, opened: null, usable: false });
    expect(found.remarks.join()).toContain('Without the archive of keys');
  });

  test('comes back beside what npm left in the home of a user, and beside nothing else', async () => {
    const options = asked();
    await mkdir(join(options.to, '.npm'), { recursive: true, mode: 0o700 });
    expect(await restore(options)).toMatchObject({ usable: true });
    await expect(restore(options)).rejects.toThrow('not empty');
  });

  test('that cannot be brought back leaves the folder empty, and the next try works', async () => {
    const options = asked();
    const exchanged = { ...options, archive: options.keys, keys: options.archive };
    await expect(restore(exchanged)).rejects.toThrow('exchanged');
    expect(await readdir(options.to)).toEqual([]);
    expect(await restore(options)).toMatchObject({ usable: true });
  });

  test('that is not there is a failure, and nothing else', async () => {
    const nowhere = join(folder, 'no-such.age');
    await expect(restore({ ...asked(), archive: nowhere })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('names the cases that were erased since', async () => {
    const to = fresh();
    await unpack(keys(), to, recovery);
    {
      using db = new DatabaseSync(join(to, 'shred.db'));
      db.exec('delete from shred_keys where case_id = (select min(case_id) from shred_keys)');
    }
    const before = await restore({ ...asked(), keys: null });
    expect(before.keyless).toBe(2);
    const mixed = fresh();
    await unpack(archive(), mixed, recovery);
    await writeFile(join(mixed, 'shred.db'), await readFile(join(to, 'shred.db')), { mode: 0o600 });
    const { judge } = await import('../../../tools/backup/judge.ts');
    const contents = await unpack(archive(), fresh(), recovery);
    const hasKeys = { recovery, hasKeys: true, newestSeq: null };
    const found = await judge({ dataDir: mixed }, contents, hasKeys);
    expect(found).toMatchObject({ keyless: 1, opened: true, damaged: 0 });
    expect(found.remarks.join()).toContain('1 cases have no key');
  });

  test('explains that a newer list of officers was signed since', async () => {
    const found = await restore({ ...asked(), newestSeq: 4 });
    expect(found.remarks.join()).toContain('number 4 was signed since');
  });
});

describe('a restore is refused', () => {
  test('into a folder that holds something', async () => {
    const to = fresh();
    await mkdir(to);
    await writeFile(join(to, 'a'), 'a');
    await expect(restore({ ...asked(), to })).rejects.toMatchObject({ code: 'config' });
    expect(await readdir(to)).toEqual(['a']);
  });

  test.each([
    [
      'flipped',
      (bytes: Buffer) => bytes.with(bytes.length >> 1, (bytes.at(bytes.length >> 1) ?? 0) ^ 1),
    ],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 70_000)],
  ])('when the archive was %s', async (_, change) => {
    const path = join(folder, 'changed.age');
    await writeFile(path, change(await readFile(archive())));
    await expect(restore({ ...asked(), archive: path })).rejects.toMatchObject({
      code: 'crypto.auth',
    });
  });

  test('when the two archives were exchanged', async () => {
    const exchanged = { ...asked(), archive: keys(), keys: archive() };
    await expect(restore(exchanged)).rejects.toMatchObject({ code: 'crypto.format' });
  });

  test('without the sheets', async () => {
    await expect(restore({ ...asked(), recovery: null })).rejects.toMatchObject({
      code: 'crypto.auth',
    });
  });
});

test('archives of keys go after thirty days, and nothing else does', async () => {
  const place = join(folder, 'keys');
  const old = `senim-keys-${addDays(day, -31)}.age`;
  const young = `senim-keys-${addDays(day, -30)}.age`;
  for (const name of [old, young, 'other.age']) await writeFile(join(place, name), '');
  expect((await makeBackup(await options())).removed).toEqual([old]);
  expect((await readdir(place)).toSorted()).toEqual(
    ['other.age', `senim-keys-${day}.age`, young].toSorted(),
  );
  expect((await readdir(body.dataDir)).filter((name) => name.startsWith('backup-'))).toEqual([]);
});

test('the day of the last backup is kept for the administrator', async () => {
  await using store = await openStore(body);
  expect(await lastBackup(store.settings)).toBeNull();
  await keepBackupDay(store.settings, { day, keys: true });
  expect(await lastBackup(store.settings)).toEqual({ day, keys: true });
});
