import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { nativeAge } from '../../platform/crypto/native.ts';
import type { DateIso } from '../../platform/time.ts';
import { openEngine } from '../../storage/engine.ts';
import { openStore } from '../../storage/store.ts';
import { makeBackup } from '../../tools/backup/make.ts';
import { restore } from '../../tools/backup/restore.ts';
import { textNeedle, searchFolders } from '../../tools/needle.ts';
import { type Body, newBody } from '../../tools/torture/body.ts';
import { letterReady, reporterReady } from '../../tools/torture/person.ts';
import { openHouse } from '../fixtures/house.ts';
import { filing, officer, sealedBlob, sealedCase } from '../storage/fixtures.ts';
import { storeAt } from '../storage/store-at.ts';
import { newDatabase, type TestDatabase } from './databases.ts';

const day = '2026-11-22' as DateIso;
const mark = 'сақтықкөшірме';

let body: Body;
let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  body = await newBody(3);
  folder = await mkdtemp(join(tmpdir(), 'senim-pg-backup-'));
  database = await newDatabase(inject('postgres'), 'template0');
  await using house = await openHouse(body);
  const long = `${mark} ${'очень длинно '.repeat(6000)}`.trim();
  const receipt = await (await reporterReady(house.url, mark, long)).press(house.url);
  await (await reporterReady(house.url, mark, mark)).press(house.url);
  await (await letterReady(house.url, receipt, mark)).press(house.url);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await body[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const whole = { cases: 2, keyless: 0, damaged: 0, audit: 'whole', opened: true, usable: true };

async function backup(name: string, dataDir: string, secretsFile: string) {
  const [to, keysTo] = [join(folder, name), join(folder, `${name}-keys`)];
  for (const each of [to, keysTo]) await mkdir(each);
  await using engine = await openedAt(name === 'first' ? { dataDir } : onServer(dataDir));
  const recipient = await nativeAge.recipientOf(body.recovery);
  const common = { secretsFile, recipient, day, keyDays: 30 };
  const made = await makeBackup({ ...common, dataDir, server: engine.copyOut, to, keysTo });
  return { archive: made.file, keys: made.keysFile, recovery: body.recovery, newestSeq: null };
}

async function openedAt(place: Parameters<typeof openEngine>[0]) {
  const engine = await openEngine(place);
  return {
    ...engine,
    [Symbol.asyncDispose]: async () => {
      await engine.database.close();
      await engine.shred.close();
    },
  };
}

function onServer(dataDir: string) {
  const { address, judge } = storeAt(dataDir, database.url);
  if (address === undefined || address === null) throw new TypeError('no server');
  return { dataDir, address, ...(judge === undefined ? {} : { judge }) };
}

/** All rows of a folder's two databases, but for what passes. */
function rowsIn(dataDir: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const file of ['senim.db', 'shred.db']) {
    using db = new DatabaseSync(join(dataDir, file));
    const names = db.prepare("select name from sqlite_master where type = 'table'").all();
    for (const name of names.map((row) => String(row['name']))) {
      if (['sessions', 'officer_sessions', 'filings'].includes(name)) continue;
      const rows = db.prepare(`select * from ${name} order by 1, 2`).all();
      // A server remembers which folder its surveys are at home in.
      found[`${file} ${name}`] = rows.filter((row) => row['name'] !== 'survey-home');
    }
  }
  return found;
}

test('a backup of SQLite moves an installation to a server, and one of the server brings it back', async () => {
  const moved = join(folder, 'moved');
  const first = await backup('first', body.dataDir, join(body.dataDir, 'secrets.json'));
  const { address, judge } = onServer(moved);
  const server = { address, ...(judge === undefined ? {} : { judge }) };
  expect(await restore({ ...first, to: moved, server })).toMatchObject(whole);
  expect((await readdir(moved)).filter((name) => /^(?:senim|shred|blobs)/.test(name))).toEqual([]);

  // It goes on there, and what comes while it is copied is in the next one.
  {
    await using store = await openStore(onServer(moved));
    expect(store.engine).toBe('postgres');
    expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
  }
  const again = join(folder, 'again');
  const second = await backup('second', moved, join(moved, 'secrets.json'));
  expect(await restore({ ...second, to: again })).toMatchObject(whole);
  expect(rowsIn(again)).toEqual(rowsIn(body.dataDir));

  // Nothing in the clear on the way.
  const { finds } = await searchFolders([folder], [textNeedle('words', mark)]);
  expect(finds).toEqual([]);

  // Nobody's cases are written over.
  const other = join(folder, 'other');
  await expect(restore({ ...first, to: other, server })).rejects.toMatchObject({ code: 'config' });
  await using store = await openStore(onServer(moved));
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
});

test('the copy is of one moment, and holds neither drafts nor what was sent while it was made', async () => {
  await using place = await newDatabase(inject('postgres'));
  const dataDir = join(folder, 'busy');
  const options = storeAt(dataDir, place.url);
  await using store = await openStore(options);
  const before = sealedCase({ blobs: [sealedBlob(900), sealedBlob(200_000)] });
  await store.intake.fileCase(before, filing());
  const draft = sealedBlob(300_000);
  await store.blobs.putDraft(draft.blobId, draft.bytes, day);
  await using engine = await openedAt(options);
  const to = join(folder, 'copied');
  await mkdir(to);
  const copying = engine.copyOut?.main(to);
  await Promise.all([
    copying,
    ...Array.from({ length: 5 }, () => store.intake.fileCase(sealedCase(), filing())),
  ]);
  using db = new DatabaseSync(join(to, 'senim.db'));
  const count = (table: string) => db.prepare(`select count(*) as n from ${table}`).get()?.['n'];
  expect(count('cases')).toBe(count('audit'));
  expect(count('cases')).toBe(count('reporters'));
  const files = (await readdir(join(to, 'blobs'), { recursive: true })).filter(
    (name) => name.length > 2,
  );
  expect(files).toHaveLength(1);
  expect(files[0]).toContain(before.blobs[1]?.blobId);
  expect(await store.cases.list(officer)).toHaveLength(6);
});

test('a flipped bit in a file on the server is found by its hash, and the case is named', async () => {
  await using place = await newDatabase(inject('postgres'));
  await using store = await openStore(storeAt(join(folder, 'rot'), place.url));
  const well = sealedCase();
  const ill = sealedCase({ blobs: [sealedBlob(900_000)] });
  for (const sealed of [well, ill]) await store.intake.fileCase(sealed, filing());
  await place.ask(
    'set search_path to senim',
    'update blob_parts set bytes = set_byte(bytes, 77, get_byte(bytes, 77) # 1) where place = 1',
  );
  expect(await store.scrub()).toEqual({
    cases: 2,
    damaged: [{ caseId: ill.caseId, part: 'report-or-file' }],
  });
});
