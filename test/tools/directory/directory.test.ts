import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { loadKnowledge } from '../../../knowledge/load.ts';
import { withOwnDirectory } from '../../../knowledge/own-directory.ts';
import { columns } from '../../../tools/directory/columns.ts';
import { decodeTable } from '../../../tools/directory/encoding.ts';
import { entriesOf } from '../../../tools/directory/entries.ts';
import { readTable } from '../../../tools/directory/table.ts';

const knowledge = await loadKnowledge();
const root = new URL('../../../', import.meta.url);
const example = await readFile(new URL('docs/examples/directory.csv', root));

const bytes = (text: string) => new TextEncoder().encode(text);
const header =
  'id,kind,region,name_kk,name_ru,name_en,phones,source,address_kk,address_ru,address_en';
const good = 'ethics,body,astana,Әдеп,Этика,Ethics,+7 7172 000000,Order 1,,,';

async function take(file: Uint8Array) {
  return entriesOf(await readTable(decodeTable(file)), knowledge);
}

/** What is said of a table whose second line is spoiled. */
async function problemsOf(text: string): Promise<string> {
  return take(bytes(text)).then(
    ({ problems }) => problems.join('\n'),
    (error: unknown) => String(error),
  );
}

describe('a table of a body', () => {
  test('is taken as the example shows it, with every column', async () => {
    const { entries, problems } = await take(example);
    expect(problems).toEqual([]);
    expect(decodeTable(example).split('\n')[0]).toBe(columns.join(','));
    expect(entries[0]).toMatchObject({
      id: 'example-ethics',
      kind: 'body',
      region: 'astana',
      phones: ['+7 (7172) 00-00-00', '0000'],
      place: { latitude: 51.12, longitude: 71.43 },
      mark: 'A',
      verifiedOn: '2026-11-20',
      shown: true,
    });
    expect(entries[1]?.name.kk).toBe('«Үлгі» аудандық соты');
  });

  test.each([
    ['semicolons', bytes(`${header}\n${good}`.replaceAll(',', ';'))],
    ['a mark before it', bytes(`\uFEFF${header}\r\n${good}\r\n`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${header}\n${good}`, 'utf16le'))],
    ['empty lines', bytes(`${header}\n\n${good}\n\n`)],
    ['a region by its name', bytes(`${header}\n${good.replace('astana', 'город Астана')}`)],
  ])('may come with %s', async (_, file) => {
    const { entries, problems } = await take(file);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ region: 'astana', name: { kk: 'Әдеп' } });
  });

  test('keeps the needs of an entry that comes with the product', async () => {
    const { entries } = await take(bytes(`${header}\n${good.replace('ethics', 'prosecutor')}`));
    const shipped = knowledge.directory.find(({ id }) => id === 'prosecutor');
    expect(entries[0]).toMatchObject({ needs: shipped?.needs, purpose: shipped?.purpose });
  });

  test('may hold quotes and markup in a name: they are words', async () => {
    const name = '"Сот ""Үлгі"" <b>&amp;"';
    const { entries, problems } = await take(bytes(`${header}\n${good.replace('Әдеп', name)}`));
    expect(problems).toEqual([]);
    expect(entries[0]?.name.kk).toBe('Сот "Үлгі" <b>&amp;');
  });
});

describe('a table is refused, by line and column, and quoted nowhere', () => {
  test.each([
    ['a column that is missing', `id,kind\na,body`, /line 1: the column "region" is missing/u],
    ['a column that is not known', `${header},secret\n${good},x`, /line 1: column 12 has a name/u],
    ['a column twice', `${header},id\n${good},x`, /line 1: the column "id" stands twice/u],
    ['a line with too few cells', `${header}\n\na,b`, /line 3: 2 cells, and 11 columns/u],
    ['quotes that are not closed', `${header}\n"${good}`, /quotes are not closed/u],
    ['tabs instead of commas', header.replaceAll(',', '\t'), /no comma and no semicolon/u],
    ['nothing in it', ' \n', /the file is empty/u],
    ['an id twice', `${header}\n${good}\n${good}`, /line 3, column "id": stands in line 2/u],
    [
      'a name of 300 letters',
      `${header}\n${good.replace('Әдеп', 'ә'.repeat(300))}`,
      /line 2, column "name_kk": has 300 letters/u,
    ],
    [
      'a formula',
      `${header}\n${good.replace('Этика', '"=HYPERLINK(""https://evil.example"")"')}`,
      /line 2, column "name_ru": begins like a formula/u,
    ],
    [
      'a formula in a number',
      `${header}\n${good.replace('+7 7172 000000', '=1+1')}`,
      /line 2, column "phones": is no list/u,
    ],
    [
      'letters that were lost',
      `${header}\n${good.replace('Әдеп', 'Ба?дарлама')}`,
      /line 2, column "name_kk": has question marks/u,
    ],
    [
      'a line break in a name',
      `${header}\n\n${good}\n${good.replace('ethics', 'other').replace('Әдеп', '"Ә\nдеп"')}`,
      /line 4, column "name_kk": holds a line break/u,
    ],
    [
      'one language of three',
      `${header}\n${good.replace(/,,,$/u, ',Үлгі,,')}`,
      /line 2, column "address_ru": is empty/u,
    ],
    ['a region that is none', `${header}\n${good.replace('astana', 'Moscow')}`, /column "region"/u],
    ['a kind that is none', `${header}\n${good.replace('body', 'shop')}`, /column "kind"/u],
    ['no name', `${header}\n${good.replace('Әдеп', '')}`, /line 2, column "name_kk": is empty/u],
  ])('%s', async (_, text, problem) => {
    const said = await problemsOf(text);
    expect(said).toMatch(problem);
    expect(said).not.toMatch(/evil|secret|Moscow|shop|ддд/u);
  });

  test('Windows-1251, in which Kazakh letters are lost', async () => {
    const russian = Array.from('Прокуратура области', (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0410 + 0xc0;
    });
    const file = new Uint8Array([...bytes(`${header}\n`), ...russian]);
    await expect(take(file)).rejects.toThrow(/Windows-1251.*CSV UTF-8/u);
  });

  test('a picture', async () => {
    const file = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0xff, 0x80]);
    await expect(take(file)).rejects.toThrow(/no text in UTF-8/u);
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senim-table-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [new URL('tools/directory.ts', root).pathname, ...args], {
      env: { ...process.env, DATA_DIR: folder },
    }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
    );

  test('writes what the next start reads, keeps other entries, and writes nothing of a wrong table', async () => {
    const own = join(folder, 'directory.json');
    await writeFile(own, '[{"id": "call-centre-1424", "shown": false}]');
    const table = new URL('docs/examples/directory.csv', root).pathname;
    expect(await run('--check', table)).toMatchObject({ code: 0 });
    expect(await readFile(own, 'utf8')).toContain('call-centre-1424');
    expect(await run('--write', table)).toMatchObject({ code: 0 });
    const written = await readFile(own, 'utf8');
    const { directory } = await withOwnDirectory(knowledge, own);
    expect(directory.find(({ id }) => id === 'call-centre-1424')?.shown).toBe(false);
    expect(directory.find(({ id }) => id === 'example-court')?.region).toBe('karaganda');

    const wrong = join(folder, 'wrong.csv');
    await writeFile(wrong, `${header}\n${good.replace('body', 'shop')}`);
    expect(await run('--write', wrong)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^line 2, column "kind"/u) as string,
    });
    expect(await readFile(own, 'utf8')).toBe(written);
  });
});
