import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Visit } from '../fixtures/chromium.ts';
import type { DemoHouse } from '../fixtures/demo-house.ts';

/** What somebody does in the statistics of the console, in Kazakh, and what a page shows. */
export const say = (key: PhraseKey, words?: Readonly<Record<string, string | number>>) =>
  phrase('kk', key, words);

/** Every table of a part of a page: its caption, and its rows as their cells are read. */
export async function tablesOf(page: Page, within: string): Promise<Map<string, string[][]>> {
  const found = await page.locator(`${within} table`).evaluateAll((tables) =>
    tables.map((table) => ({
      caption: table.querySelector('caption')?.textContent.trim() ?? '',
      rows: [...table.querySelectorAll('tbody tr')].map((row) =>
        Array.from(row.querySelectorAll('th, td'), (cell) =>
          cell.textContent.replace(/\s+/gu, ' ').trim(),
        ),
      ),
    })),
  );
  return new Map(found.map(({ caption, rows }) => [caption, rows]));
}

/** The rows of the table that the page gives to other programs, below its head. A text stands in quotes, a number does not. */
export async function savedRows(page: Page): Promise<readonly (readonly (string | number)[])[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('statistics.save') }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n').slice(1, -1);
  return lines.map((line) => JSON.parse(`[${line}]`) as (string | number)[]);
}

export async function goTo(page: Page, part: 'own' | 'imports' | 'publish' | 'published') {
  await page.getByRole('button', { name: say(`statistics.${part}`), exact: true }).click();
}

/** A table of a third system, with year and month in two columns and two lines that cannot be counted. */
const csv = `\uFEFFЖыл;Ай;Түрі;Бөлімше;Саны
2026;7;Өтініш;Тараз;31
2026;тамыз;Өтініш;Тараз;28
2026;09;Өтініш;Тараз;40
2026;09;Шағым;Тараз;12
;10;Шағым;Тараз;5
2026;11;Шағым;Тараз;көп
`;

export const system = 'Байланыс орталығы';

export async function bringIn(page: Page, day: string): Promise<void> {
  await goTo(page, 'imports');
  await page.getByLabel(say('imports.source'), { exact: true }).selectOption('other');
  await page.getByLabel(say('imports.source.name')).fill(system);
  await page.getByLabel(say('imports.as-of.field')).fill(day);
  await page
    .getByLabel(say('imports.file'))
    .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText(say('imports.problem.year-empty')).waitFor();
  await page.getByText(say('imports.problem.count-no-number')).waitFor();
  await page.getByLabel(say('imports.leave-out', { count: 2 })).check();
  await page.getByRole('button', { name: say('imports.save') }).click();
  await page.getByText(say('imports.saved')).waitFor();
  await page.getByRole('heading', { name: system }).waitFor();
}

/** Signs the newest quarter for everybody, with every system that is offered beside it. */
export async function publish(page: Page, note: string | null): Promise<void> {
  await goTo(page, 'publish');
  await page.getByLabel(say('statistics.audience.public')).check();
  const sources = page.getByRole('group', { name: say('statistics.publish.sources') });
  for (const box of await sources.getByRole('checkbox').all()) await box.check();
  if (note !== null) {
    for (const field of await page.locator('textarea').all()) await field.fill(note);
  }
}

/** What stood there stays until the list is fetched anew: the entry itself is waited for. */
export async function sign(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: say('statistics.publish.button') }).click();
  const question = page.getByRole('group', { name: say('statistics.publish.confirm') });
  expect(await question.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: say('statistics.publish.yes') }).click();
  await page.locator('main summary', { hasText: `№ ${number} ` }).waitFor();
  // Whoever uses a keyboard stands where it is said what came of it.
  const said = page.locator('output:focus');
  expect(await said.textContent()).toBe(say('statistics.publish.done', { number }));
}

/** The statistics of the console, as that role sees them. */
export async function signedIn(
  browser: Visit,
  { access, consoleUrl }: DemoHouse,
  role: 'officer' | 'analyst',
): Promise<Page> {
  const person = access.find((each) => each.role === role);
  if (person === undefined) throw new TypeError('nobody has that role');
  const context = await browser.newContext({ locale: 'kk' });
  const page = await context.newPage();
  await page.goto(`${consoleUrl}/sign-in/${person.officerId}`);
  await page.locator('input[autocomplete=current-password]').fill(person.passphrase);
  await page.locator('button[type=submit]').click();
  // An analyst has no other page and begins there.
  if (role === 'officer') await page.locator('header a[href="/statistics"]').click();
  await page.locator('main table').first().waitFor();
  return page;
}

/** How many entries the script of the documents finds genuine, run as the page says it. */
export async function checked({ url }: DemoHouse): Promise<number> {
  const page = await (await fetch(`${url}/en/trust`)).text();
  const [, script = '', keys = ''] =
    /node (\S+verify-snapshot\.mjs) trust\.json ([0-9a-f ]+)/u.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'senim-trust-'));
  try {
    const file = join(folder, 'trust.json');
    await writeFile(file, await (await fetch(`${url}/trust.json`)).text());
    const given = [script, file, ...keys.split(' ')];
    const { stdout } = await promisify(execFile)(process.execPath, given);
    return stdout.match(/genuine/gu)?.length ?? 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}
