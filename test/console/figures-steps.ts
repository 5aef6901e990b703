import type { Page } from 'playwright-core';

import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';

/** What somebody does in the statistics of the console, in Kazakh, and what a page shows. */
export const say = (key: PhraseKey, words?: Readonly<Record<string, string | number>>) =>
  phrase('kk', key, words);

/** Every table of a part of a page: its caption, and its rows as their cells are read. */
export async function tablesOf(page: Page, within: string): Promise<Map<string, string[][]>> {
  const found = await page.locator(`${within} table`).evaluateAll((tables) =>
    tables.map((table) => ({
      caption: table.querySelector('caption')?.textContent.trim() ?? '',
      rows: [...table.querySelectorAll('tr')]
        .map((row) => [...row.querySelectorAll('th[scope=row], td')])
        .filter((cells) => cells.length > 0)
        .map((cells) => cells.map((cell) => cell.textContent.replace(/\s+/gu, ' ').trim())),
    })),
  );
  return new Map(found.map(({ caption, rows }) => [caption, rows]));
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

export async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('statistics.publish.button') }).click();
  await page.getByRole('button', { name: say('statistics.publish.yes') }).click();
  await page.getByText(say('statistics.hash')).first().waitFor();
}
