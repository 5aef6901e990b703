import { open, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { openStore } from '../../storage/store.ts';
import {
  filing,
  officer,
  sealedBlob,
  sealedCase,
  sealedEntry,
  tempStore,
  today,
} from './fixtures.ts';
import { onServer } from './place.ts';

// Each way of rot with the part that scrub names. A flipped bit is a changed byte.
const rot = {
  'a manifest': ['cases', 'manifest', 'case'],
  'a key file': ['cases', 'key_file', 'key-file'],
  'a report': ['blobs', 'bytes', 'report-or-file'],
  'an entry': ['entries', 'bytes', 'entry'],
  'a receipt’s packet': ['reporters', 'packet', 'receipt'],
} as const;

async function filedStore() {
  const temp = await tempStore();
  const sound = sealedCase();
  const filed = sealedCase({ blobs: [sealedBlob(7000), sealedBlob(200_000)] });
  for (const one of [sound, filed]) {
    await temp.store.intake.fileCase(one, filing());
    await temp.store.cases.addEntry(officer, one.caseId, sealedEntry('officer'), { day: today });
  }
  expect(await temp.store.scrub()).toEqual({ cases: 2, damaged: [] });
  return { ...temp, filed, file: filePath(temp.dataDir, filed.blobs[1]?.blobId ?? '') };
}

describe('scrub names the case and the part', () => {
  test.each(Object.entries(rot))('when a bit flips in %s', async (_, [table, column, part]) => {
    await using temp = await filedStore();
    const { caseId } = temp.filed;
    const key = table === 'cases' ? 'id' : 'case_id';
    const where = `${key} = '${caseId}' and ${column} is not null`;
    const [row] = await temp.sql(`select ${column} as bytes from ${table} where ${where}`);
    const bytes = Uint8Array.from(row?.['bytes'] as Uint8Array);
    const at = bytes.length >>> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await temp.sql(`update ${table} set ${column} = ? where ${where}`, [bytes]);
    const { damaged } = await temp.store.scrub();
    expect(damaged).toContainEqual({ caseId, part });
    expect(damaged.every((one) => one.caseId === caseId)).toBe(true);
  });

  test.each([
    ["update cases set group_name = 'oversight'", 'case'],
    ["update cases set due_day = '2027-01-01'", 'case'],
    ["update entries set day = '2027-01-01'", 'entry'],
    ['update entries set to_reporter = 0', 'entry'],
    ["update entries set sender = 'reporter'", 'entry'],
    ["update reporters set id = 'ff'", 'receipt'],
    ['delete from reporters', 'receipt'],
    ['update blobs set size = size + 1 where bytes is null', 'report-or-file'],
  ] as const)('after: %s', async (statement, part) => {
    await using temp = await filedStore();
    const { caseId } = temp.filed;
    const key = statement.includes(' cases ') ? 'id' : 'case_id';
    const joint = statement.includes(' where ') ? 'and' : 'where';
    await temp.sql(`${statement} ${joint} ${key} = '${caseId}'`);
    expect((await temp.store.scrub()).damaged).toEqual([{ caseId, part }]);
  });

  test.each(['flipped', 'cut short', 'gone'])('when a file is %s', async (how) => {
    await using temp = await filedStore();
    const { caseId } = temp.filed;
    if (onServer) {
      const [part] = await temp.sql('select bytes from blob_parts');
      const whole = part?.['bytes'] as Uint8Array;
      const bytes = whole.slice(0, how === 'cut short' ? 199_999 : 200_000);
      if (how === 'flipped') bytes[123_456] = (bytes[123_456] ?? 0) ^ 1;
      if (how === 'gone') await temp.sql('delete from blob_files');
      else await temp.sql('update blob_parts set bytes = ?', [bytes]);
    } else {
      if (how === 'gone') await rm(temp.file);
      if (how === 'cut short') await truncate(temp.file, 199_999);
      if (how === 'flipped') await flip(temp.file, 123_456);
    }
    expect((await temp.store.scrub()).damaged).toEqual([{ caseId, part: 'report-or-file' }]);
  });

  test('when a shred key is not the one the case was sealed with', async () => {
    await using temp = await filedStore();
    const { caseId } = temp.filed;
    await temp.shredSql(`update shred_keys set key = zeroblob(32) where case_id = '${caseId}'`);
    expect((await temp.store.scrub()).damaged).toEqual([{ caseId, part: 'key-file' }]);
  });
});

test.skipIf(onServer)('every bit that flips on the disk inside sealed bytes is found', async () => {
  await using temp = await filedStore();
  const { dataDir, filed } = temp;
  await temp.store.close();
  const path = join(dataDir, 'senim.db');
  const image = await readFile(path);
  const sealed = [filed.manifest, filed.keyFile, filed.reporter.packet, filed.blobs[0]?.bytes];
  let flips = 0;
  for (const bytes of sealed) {
    for (const part of [0.05, 0.35, 0.65, 0.95]) {
      const from = Math.floor((bytes?.length ?? 0) * part);
      const at = image.indexOf(bytes?.subarray(from, from + 16) ?? '');
      // A run that crosses a page stands in two places.
      if (at < 0) continue;
      await flip(path, at);
      {
        await using store = await openStore({ dataDir });
        const { damaged } = await store.scrub();
        expect(new Set(damaged.map((one) => one.caseId))).toEqual(new Set([filed.caseId]));
        flips += 1;
      }
      await flip(path, at);
    }
  }
  expect(flips).toBeGreaterThan(8);
  await using store = await openStore({ dataDir });
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
});

function filePath(dataDir: string, blobId: string): string {
  return join(dataDir, 'blobs', blobId.slice(0, 2), blobId);
}

async function flip(path: string, at: number): Promise<void> {
  await using file = await open(path, 'r+');
  const one = new Uint8Array(1);
  await file.read(one, 0, 1, at);
  await file.write(Uint8Array.of((one[0] ?? 0) ^ 1), 0, 1, at);
}
