import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openStore } from '../../storage/store.ts';
import { installation } from '../../tools/installation.ts';
import { tempFolder } from '../storage/fixtures.ts';

test('a command that looks after an installation finds none in an empty folder, and makes none', async () => {
  await using folder = await tempFolder();
  await expect(installation({ DATA_DIR: folder.path })).rejects.toMatchObject({
    code: 'config',
    message: expect.stringContaining('DATA_DIR'),
  });
  await expect(installation({ DATA_DIR: join(folder.path, 'typo') })).rejects.toThrow('DATA_DIR');
  expect(await readdir(folder.path)).toEqual([]);
});

test('and takes one that was started, before anybody is named', async () => {
  await using folder = await tempFolder();
  const dataDir = join(folder.path, 'data');
  await (await openStore({ dataDir })).close();
  expect(await installation({ DATA_DIR: dataDir })).toMatchObject({ dataDir, address: null });
});
