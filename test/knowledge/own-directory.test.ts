import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';
import { withOwnDirectory } from '../../knowledge/own-directory.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-directory-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a body switches a contact off in its own file', async () => {
  const knowledge = await loadKnowledge();
  const [first] = knowledge.directory;
  const path = join(folder, 'directory.json');
  await writeFile(path, JSON.stringify([{ id: first?.id, shown: false }]));
  const own = await withOwnDirectory(knowledge, path);
  expect(own.directory.find(({ id }) => id === first?.id)?.shown).toBe(false);
  expect(own.directory).toHaveLength(knowledge.directory.length);
});

test('without a file the directory is the one that comes with the product', async () => {
  const knowledge = await loadKnowledge();
  expect(await withOwnDirectory(knowledge, join(folder, 'none.json'))).toBe(knowledge);
});

test('a wrong file stops the start and is not repeated in the error', async () => {
  const knowledge = await loadKnowledge();
  const path = join(folder, 'wrong.json');
  await writeFile(path, '[{"id": 5, "words": "kept to ourselves"}]');
  await expect(withOwnDirectory(knowledge, path)).rejects.toMatchObject({ code: 'content' });
  await expect(withOwnDirectory(knowledge, path)).rejects.not.toThrow(/kept to ourselves/);
});
