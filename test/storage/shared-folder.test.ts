import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { systemRandom } from '../../platform/crypto/random.ts';
import { readPin, writePin } from '../../storage/pin.ts';
import { openStore } from '../../storage/store.ts';
import { surveyKeyFiles } from '../../storage/survey-keys.ts';
import { newSurveyId } from '../../surveys/survey-id.ts';
import { filing, officer, sealedBlob, sealedCase, tempFolder } from './fixtures.ts';

const isRoot = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;
const [first, second, group] = [61_001, 61_002, 61_000];
const hasUsers = isRoot && (process.env['CI'] === 'true' || othersReadUs());

/** A copy of the sources may lie where its owner alone can go: then nobody else can run it. */
function othersReadUs(): boolean {
  const asOther = ['--reuid', String(first), '--regid', String(group), '--clear-groups'];
  const { status } = spawnSync('setpriv', [...asOther, 'test', '-r', import.meta.filename]);
  if (status !== 0) console.log('not run: two users on one folder (others cannot read this copy)');
  return status === 0;
}

async function sharedFolder(mode = 0o3770) {
  const folder = await tempFolder();
  await chmod(folder.path, 0o711);
  const dataDir = join(folder.path, 'data');
  await mkdir(dataDir);
  await chmod(dataDir, mode);
  return { ...folder, dataDir };
}

async function modeOf(...names: readonly string[]): Promise<number> {
  return (await stat(join(...names))).mode & 0o7777;
}

describe.skipIf(process.platform === 'win32')(
  'a data folder that the users of a group share',
  () => {
    test('lets them read and write what each other made, and strangers nothing', async () => {
      await using folder = await sharedFolder();
      const { dataDir } = folder;
      const mask = process.umask(0o077);
      try {
        await using store = await openStore({ dataDir });
        await store.intake.fileCase(sealedCase({ blobs: [sealedBlob(100_000)] }), filing());
        const [name = ''] = await readdir(join(dataDir, 'blobs'));
        const [file = ''] = await readdir(join(dataDir, 'blobs', name));
        for (const made of [
          'senim.db',
          'senim.db-wal',
          'shred.db',
          'surveys.db',
          `blobs/${name}/${file}`,
        ]) {
          expect([made, await modeOf(dataDir, made)]).toEqual([made, 0o660]);
        }
        for (const made of ['blobs', `blobs/${name}`]) {
          expect((await modeOf(dataDir, made)) & 0o777).toBe(0o770);
        }
        const survey = newSurveyId(systemRandom);
        const keys = surveyKeyFiles(join(dataDir, 'survey-keys'), systemRandom);
        await keys.keyFor(survey);
        expect(await modeOf(dataDir, 'survey-keys', survey)).toBe(0o660);
        await keys.destroy(survey);
        expect(await readdir(join(dataDir, 'survey-keys'))).toEqual([]);
      } finally {
        process.umask(mask);
      }
    });

    test.each([
      ['does not keep one from exchanging files of another', 0o2770, /3770/],
      ['can be entered by everybody', 0o3771, /chmod 700/],
    ])('is refused where it %s', async (_, mode, words) => {
      await using folder = await sharedFolder(mode);
      await chmod(folder.dataDir, 0o700);
      await openStore({ dataDir: folder.dataDir }).then((store) => store.close());
      await chmod(folder.dataDir, mode);
      await expect(openStore({ dataDir: folder.dataDir })).rejects.toThrow(words);
    });

    test('keeps the pin with the owner of the folder: nobody else’s is believed', async () => {
      await using folder = await sharedFolder();
      const { dataDir } = folder;
      await writePin(dataDir, { root: 'a'.repeat(64), leastSeq: 1 });
      expect(await modeOf(dataDir, 'root.json')).toBe(0o440);
      expect(await readPin(dataDir)).toMatchObject({ leastSeq: 1 });
      if (!isRoot) return;
      await chown(join(dataDir, 'root.json'), second, group);
      await expect(readPin(dataDir)).rejects.toThrow(/owner/);
    });

    test.runIf(hasUsers)('is one store to processes of two users', async () => {
      await using folder = await sharedFolder();
      const { dataDir } = folder;
      await chown(dataDir, first, group);
      await chmod(dataDir, 0o3770);
      const [opener, fixtures] = ['../../storage/store.ts', './fixtures.ts'].map(
        (name) => new URL(name, import.meta.url).href,
      );
      const script = `
        const { openStore } = await import(${JSON.stringify(opener)});
        const { filing, sealedBlob, sealedCase } = await import(${JSON.stringify(fixtures)});
        await using store = await openStore({ dataDir: ${JSON.stringify(dataDir)} });
        for (let at = 0; at < 4; at += 1) {
          await store.intake.fileCase(sealedCase({ blobs: [sealedBlob(100_000)] }), filing());
        }`;
      for (const user of [first, second, first]) {
        const who = ['--reuid', String(user), '--regid', String(group), '--clear-groups'];
        const words = [...who, process.execPath, '--input-type=module', '-e', script];
        const env = { PATH: process.env['PATH'] };
        expect(spawnSync('setpriv', words, { encoding: 'utf8', env }).stderr).toBe('');
      }
      await using store = await openStore({ dataDir });
      expect(await store.cases.list(officer)).toHaveLength(12);
      expect(await store.scrub()).toEqual({ cases: 12, damaged: [] });
    });
  },
);
