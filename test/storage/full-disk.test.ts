import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import { type Store, openStore } from '../../storage/store.ts';
import { filing, officer, sealedBlob, sealedCase, tempFolder, today } from './fixtures.ts';

const run = promisify(execFile);
const room = 24 * 1024 * 1024;

test('on a disk that fills up files are refused first, then text, and nothing is lost', async (context) => {
  await using folder = await tempFolder();
  await using disk = await smallDisk(folder.path);
  // Only root can mount one; elsewhere this is not run, and the reporter of the tests says so.
  if (disk === null) throw context.skip('not run: no small disk can be mounted here');

  const dataDir = join(disk.path, 'data');
  await using store = await openStore({ dataDir });
  const before = sealedCase();
  await store.intake.fileCase(before, filing());
  expect(await store.blobs.freeShare()).toBeGreaterThan(0.5);

  // Below the reserve: no more files, while text goes on.
  const ballast = join(disk.path, 'ballast');
  const { bavail, bsize } = await statfs(disk.path);
  await writeFile(ballast, new Uint8Array(bavail * bsize - room * 0.04));
  expect(await store.blobs.freeShare()).toBeLessThan(0.05);
  const draft = sealedBlob(1000);
  await expect(store.blobs.putDraft(draft.blobId, draft.bytes, today)).rejects.toMatchObject({
    code: 'store.full',
  });
  const acknowledged = [before.caseId, ...(await fileUntilFull(store))];
  expect(acknowledged.length).toBeGreaterThan(5);

  // Full: what was acknowledged is whole and can be read, and a refused report can be sent later.
  expect(await store.scrub()).toEqual({ cases: acknowledged.length, damaged: [] });
  expect(await store.cases.manifest(officer, before.caseId)).toEqual(before.manifest);
  const large = sealedCase({ blobs: [sealedBlob(2_000_000)] });
  await expect(store.intake.fileCase(large, filing())).rejects.toMatchObject({
    code: 'store.full',
  });
  await rm(ballast);
  expect(await store.intake.fileCase(large, filing())).toMatchObject({ already: false });
  await store.blobs.putDraft(draft.blobId, draft.bytes, today);
  expect(await store.scrub()).toEqual({ cases: acknowledged.length + 1, damaged: [] });
  expect(await store.audit.verify()).toMatchObject({
    ok: true,
    head: { seq: acknowledged.length + 1 },
  });
  // On the full disk even the clearing away of a refused report's shred key may have had no room.
  expect(await store.sweep(today)).toMatchObject({ sessions: 0, blobs: 0 });
  expect(await store.sweep(today)).toEqual({ sessions: 0, blobs: 0, shredKeys: 0, cases: 0 });
  expect(await store.scrub()).toEqual({ cases: acknowledged.length + 1, damaged: [] });
});

test('a limit on file sizes is a full disk too, at whatever write it strikes', async () => {
  const filler = join(import.meta.dirname, 'filler.ts');
  for (const blocks of [900, 1500]) {
    await using folder = await tempFolder();
    const dataDir = join(folder.path, 'data');
    const limited = `ulimit -f ${blocks} && exec "$0" "$1" "$2"`;
    const child = spawn('sh', ['-c', limited, process.execPath, filler, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = child.stdout.setEncoding('utf8').toArray();
    expect(await once(child, 'exit')).toEqual([0, null]);
    const acknowledged = JSON.parse((await said).join('')) as CaseId[];
    expect(acknowledged.length).toBeGreaterThan(2);

    await using store = await openStore({ dataDir });
    const stored = await store.cases.list(officer);
    expect(new Set(stored.map((line) => line.caseId))).toEqual(new Set(acknowledged));
    expect(await store.scrub()).toEqual({ cases: acknowledged.length, damaged: [] });
    await store.intake.fileCase(sealedCase(), filing());
  }
});

async function fileUntilFull(store: Store): Promise<CaseId[]> {
  const acknowledged: CaseId[] = [];
  for (;;) {
    const sealed = sealedCase();
    try {
      await store.intake.fileCase(sealed, filing());
    } catch (error) {
      expect(error).toMatchObject({ code: 'store.full' });
      expect(await store.reporters.find(sealed.reporter.id)).toBeNull();
      return acknowledged;
    }
    acknowledged.push(sealed.caseId);
  }
}

async function smallDisk(
  parent: string,
): Promise<(AsyncDisposable & { readonly path: string }) | null> {
  const path = join(parent, 'disk');
  await mkdir(path);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${room},mode=0700`, 'tmpfs', path]);
  } catch {
    return null;
  }
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['-l', path]);
    },
  };
}
