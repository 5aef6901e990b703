import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-knowledge-'));
  for (const part of [
    'forms',
    'calendar',
    'directory',
    'facts',
    'glossary',
    'articles',
    'guides',
    'papers',
    'procedures',
    'notices',
    'indicators',
    'registers',
  ]) {
    await cp(new URL(`../../knowledge/${part}`, import.meta.url), join(folder, part), {
      recursive: true,
    });
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const root = () => pathToFileURL(`${folder}/`);

test('the knowledge that comes with the product is whole', async () => {
  const knowledge = await loadKnowledge();
  expect([...knowledge.forms.keys()]).toContain('report');
  expect([...knowledge.calendar.keys()]).toEqual(expect.arrayContaining([2024, 2025, 2026, 2027]));
  expect(await loadKnowledge(root())).toEqual(knowledge);
});

test('every wrong file is named at once, a second form of one id too', async () => {
  await cp(join(folder, 'forms/report.json'), join(folder, 'forms/again.json'));
  await writeFile(join(folder, 'calendar/2026.json'), '{"year": 2026}');
  await writeFile(join(folder, 'directory/contacts.json'), '[');
  const failed = await loadKnowledge(root()).catch((error: unknown) => String(error));
  expect(failed).toMatch(/forms\/: report stands twice/u);
  expect(failed).toMatch(/calendar\/2026\.json/u);
  expect(failed).toMatch(/directory\/contacts\.json/u);
});
