import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { newBlobId } from '../../cases/ids.ts';
import type { BlobId } from '../../cases/sealed.ts';
import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import {
  bytesOf,
  filing,
  officer,
  sealedBlob,
  sealedCase,
  tempStore,
  today,
  tomorrow,
} from './fixtures.ts';
import { onServer } from './place.ts';

test.each([0, 1, 65_536, 65_537, 300_000, 1_000_000])(
  'a draft’s file of %i bytes comes back as it was',
  async (length) => {
    await using temp = await tempStore();
    const { blobs } = temp.store;
    const { blobId, bytes, sha256 } = sealedBlob(length);
    const chunks = streamOf(chunksOf(bytes, 10_000));
    expect(await blobs.putDraft(blobId, chunks, today)).toEqual({ size: length, sha256 });
    const stored = await blobs.read(blobId);
    expect(stored).toMatchObject({ size: length, sha256 });
    for (let twice = 0; twice < 2; twice += 1) {
      expect(sha256Hex(await bytesOf(stored))).toBe(sha256);
    }
    expect(await temp.files()).toHaveLength(length > 65_536 ? 1 : 0);
    await blobs.dropDraft(blobId);
    expect(await blobs.read(blobId)).toBeNull();
    expect(await temp.files()).toEqual([]);
  },
);

test('an upload that breaks off leaves nothing', async () => {
  await using temp = await tempStore();
  const { blobs } = temp.store;
  const blobId = newBlobId(systemRandom);
  const broken = streamOf(
    (async function* () {
      // Some of it is on its way to the disk by then.
      for (let count = 0; count < 4; count += 1) yield new Uint8Array(200_000);
      await Promise.resolve();
      throw new Error('the line is gone');
    })(),
  );
  await expect(blobs.putDraft(blobId, broken, today)).rejects.toThrow('the line is gone');
  expect(await blobs.read(blobId)).toBeNull();
  expect(await temp.files()).toEqual([]);
});

test('an id that is no id names no file', async () => {
  await using temp = await tempStore();
  const sly = '../../../../etc/passwd' as BlobId;
  const put = temp.store.blobs.putDraft(sly, new Uint8Array(70_000), today);
  await expect(put).rejects.toThrow(TypeError);
});

test('files of the draft go over to the case, unwanted ones are gone', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const [wanted, small, unwanted] = [sealedBlob(100_000), sealedBlob(500), sealedBlob(100_001)];
  for (const { blobId, bytes } of [wanted, small, unwanted]) {
    await store.blobs.putDraft(blobId, bytes, today);
  }
  const files = [wanted, small].map(({ blobId, sha256, bytes }) => ({
    blobId,
    sha256,
    size: bytes.length,
  }));
  const filed = sealedCase({ files });
  await store.intake.fileCase(filed, { ...filing(), drop: [unwanted.blobId] });
  expect(await temp.files()).toEqual([wanted.blobId]);
  expect(await store.blobs.read(wanted.blobId)).toBeNull();
  // The day of the draft is past, but they belong to the case now.
  await store.sweep(tomorrow);
  for (const { blobId, sha256 } of [wanted, small]) {
    const stored = await store.cases.blob(officer, filed.caseId, blobId);
    expect(sha256Hex(await bytesOf(stored))).toBe(sha256);
  }
});

test('a case is not acknowledged without one of its files', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const kept = sealedBlob(100_000);
  await store.blobs.putDraft(kept.blobId, kept.bytes, today);
  const file = { blobId: kept.blobId, sha256: kept.sha256, size: kept.bytes.length };
  const foreign = sealedBlob(100);
  await store.intake.fileCase(sealedCase({ blobs: [foreign] }), filing());

  const wrongs = [
    { ...file, blobId: newBlobId(systemRandom) },
    { ...file, sha256: '0'.repeat(64) },
    { ...file, size: 99_999 },
    // A file of another case cannot be claimed.
    { blobId: foreign.blobId, sha256: foreign.sha256, size: 100 },
  ];
  for (const wrong of wrongs) {
    const filed = sealedCase({ files: [wrong] });
    await expect(store.intake.fileCase(filed, filing())).rejects.toMatchObject({
      code: 'store.integrity',
    });
    expect(await store.reporters.find(filed.reporter.id)).toBeNull();
  }
  const damaged = sealedCase({ blobs: [{ ...sealedBlob(100), sha256: '0'.repeat(64) }] });
  await expect(store.intake.fileCase(damaged, filing())).rejects.toMatchObject({
    code: 'store.integrity',
  });
  // All that was refused left nothing but the draft, which can still be sent.
  expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
  await store.intake.fileCase(sealedCase({ files: [file] }), filing());
  expect(await store.scrub()).toEqual({ cases: 2, damaged: [] });
});

test('what expired is swept on the day after its last', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const draft = sealedBlob(100_000);
  await store.blobs.putDraft(draft.blobId, draft.bytes, today);
  await store.sessions.save('a', new Uint8Array(5), today, null);
  await store.sessions.save('b', new Uint8Array(5), tomorrow, null);
  const token = new Uint8Array(32);
  const filed = sealedCase();
  await store.intake.fileCase(filed, {
    idempotency: token,
    session: { idHash: 'c', blob: new Uint8Array(5), expiresDay: today, expectedVersion: null },
  });

  expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
  expect((await store.intake.fileCase(filed, filing(token))).already).toBe(true);
  expect(await store.sweep(tomorrow)).toEqual({ sessions: 2, blobs: 1, shredKeys: 0, cases: 0 });
  expect(await store.sessions.load('b')).not.toBeNull();
  expect(await temp.files()).toEqual([]);
});

// A server's pages and logs are its own: see docs/decisions/0037.
test.skipIf(onServer)('after a sweep no deleted byte is left in any file', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const marks: Buffer[] = [];
  const mark = (length: number) => {
    const bytes = systemRandom(length);
    marks.push(Buffer.from(bytes.subarray(length >>> 1, (length >>> 1) + 24)));
    return bytes;
  };
  for (let at = 0; at < 40; at += 1) {
    await store.sessions.save(`s${at}`, mark(3000), today, null);
    await store.sessions.save(`s${at}`, mark(3000), today, 1);
    if (at % 2 === 0) await store.sessions.drop(`s${at}`);
  }
  const draft = { blobId: newBlobId(systemRandom), bytes: mark(9000) };
  await store.blobs.putDraft(draft.blobId, draft.bytes, today);
  expect(marks.filter((bytes) => isOnDisk(temp.dataDir, bytes)).length).toBeGreaterThan(20);
  await store.sweep(tomorrow);
  expect(marks.filter((bytes) => isOnDisk(temp.dataDir, bytes))).toEqual([]);
});

function streamOf(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;
}

function* chunksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function isOnDisk(dataDir: string, bytes: Buffer): boolean {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataDir, name))
    .filter((path) => statSync(path).isFile())
    .some((path) => readFileSync(path).includes(bytes));
}
