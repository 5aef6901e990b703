import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { dateProblems, dueForReview, nearVariants } from '../../knowledge/card-review.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { jsonLines } from '../../knowledge/schema/json-lines.ts';
import type { DateIso } from '../../platform/time.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-content-'));
  await cp(new URL('../../knowledge', import.meta.url), folder, { recursive: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const gift = 'articles/gift-received.md';

/** Changes one place of a file; the line that the change begins in. */
async function change(path: string, from: string | RegExp, to: string): Promise<number> {
  const text = await readFile(join(folder, path), 'utf8');
  const at = text.search(from);
  if (at < 0) throw new TypeError('nothing to change');
  await writeFile(join(folder, path), text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

async function said(): Promise<string> {
  return await loadKnowledge(pathToFileURL(`${folder}/`)).then(
    () => '',
    (error: unknown) => String(error),
  );
}

describe('a broken file is named with its line', () => {
  test.each([
    ['a fact that does not exist', gift, /facts: \[/u, 'facts: [NOT-1, ', 'no fact NOT-1'],
    ['a dead link between cards', gift, /related: \[[^\]]+\]/u, 'related: [gone]', 'related gone'],
    ['an address that is none', gift, 'date: 2024', 'date: 2024\n    url: htp:/x', null],
    ['a variant that is far too long', gift, /- .+(?=\n {2}ru:)/u, `- ${'x '.repeat(90)}`, null],
    ['a topic that does not exist', gift, 'topic: gifts', 'topic: presents', 'topic'],
    ['a step that is none', gift, /### next\n\n- /u, '### next\n\n', 'steps begin'],
    ['a form with a wrong label', 'forms/question.json', '"ru": "Нет"', '"ru": ""', 'options.0'],
    ['a form with an unknown field', 'forms/question.json', '"long"', '"lang"', null],
    ['a form that is no JSON', 'forms/question.json', '"type": "text",', '"type": "text"', 'line '],
    ['a contact without a name', 'directory/contacts.json', /"kk": "/u, '"kk": "", "kz": "', 'kk'],
  ] as const)('%s', async (_what, path, from, to, words) => {
    const line = await change(path, from, to);
    const failed = await said();
    const near = [-3, -2, -1, 0, 1, 2, 3].map((by) => line + by).join('|');
    expect(failed).toMatch(new RegExp(`knowledge/${path}: .*line (?:${near})\\b`, 'u'));
    if (words !== null) expect(failed).toContain(words);
  });

  test('two cards with one question, turned round', async () => {
    const line = await change(
      'articles/reward.md',
      /- сколько платят/u,
      '- подарок куда сдать\n    - сколько платят',
    );
    expect(await said()).toContain(`reward.md: line ${line}: "подарок куда сдать" stands in`);
  });

  test('and the command ends with 1 and no trace of the program', async () => {
    const line = await change(gift, 'mark: A/C', 'mark: Z');
    const ran = promisify(execFile)(process.execPath, ['tools/content.ts', folder]);
    const failed = await ran.then(
      () => null,
      (error: unknown) => error as { readonly code: number; readonly stderr: string },
    );
    expect(failed?.code).toBe(1);
    expect(failed?.stderr).toMatch(
      new RegExp(`^knowledge/${gift}: line ${line}: mark: .+\\n$`, 'u'),
    );
  });
});

const asked = (ru: string) => ({ kk: [], ru: [ru], en: [] });

describe('what a person should look at', () => {
  test('cards whose check lies in the future or too long ago', async () => {
    const [card] = [...(await loadKnowledge()).cards.values()];
    if (card === undefined) throw new TypeError('no cards');
    const on = (verifiedOn: string) => [{ ...card, verifiedOn: verifiedOn as DateIso }];
    const today = '2026-11-22' as DateIso;
    expect(dateProblems(on('2026-11-23'), today)).toHaveLength(1);
    expect(dateProblems(on('2026-11-22'), today)).toEqual([]);
    expect(dueForReview(on('2025-11-22'), today)).toEqual([]);
    expect(dueForReview(on('2025-11-21'), today)).toHaveLength(1);
    expect(dueForReview([card], today)).toEqual([]);
  });

  test('questions of two cards that say nearly the same', async () => {
    const [one, other] = [...(await loadKnowledge()).cards.values()];
    if (one === undefined || other === undefined) throw new TypeError('no cards');
    const pair = [
      { ...one, asked: asked('начальник заставляет делить премию каждый месяц') },
      { ...other, asked: asked('начальник заставляет делить премию каждый квартал месяц') },
    ];
    expect(nearVariants(pair)).toHaveLength(1);
    expect(
      nearVariants([pair[0] ?? one, { ...other, asked: asked('совсем другое дело тут') }]),
    ).toEqual([]);
  });
});

test('the line of every value in a JSON text is known', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      const value: unknown = JSON.parse(json);
      const text = JSON.stringify(value, null, 2);
      const lines = jsonLines(text);
      const rows = text.split('\n');
      for (const [path, line] of lines) {
        const name = path.slice(path.lastIndexOf('.') + 1);
        expect(rows[line - 1]).toBeDefined();
        if (path !== '' && !/^\d+$/u.test(name) && !name.includes('"') && !path.includes('..')) {
          expect(rows[line - 1]).toContain(JSON.stringify(name).slice(1, -1));
        }
      }
    }),
    { numRuns: 200 },
  );
  const sample = '{\n  "a": [\n    1,\n    {"b": "}"}\n  ],\n  "c": null\n}';
  expect([...jsonLines(sample)]).toEqual([
    ['', 1],
    ['a', 2],
    ['a.0', 3],
    ['a.1', 4],
    ['a.1.b', 4],
    ['c', 6],
  ]);
});
