import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { demoTables } from '../../tools/demo-figures.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { shoot, violations } from './browser.ts';
import { savedRows, say, tablesOf } from './figures-steps.ts';
import { change, grouped } from './kazakh-numbers.ts';
import { plainSum } from './plain-count.ts';

const isOf = (cells: readonly string[], years: readonly string[], months: readonly string[]) =>
  years.some((year) =>
    months.some((month) =>
      [cells[0], cells.slice(0, 2).join('-')].some(
        (at) => at === `${year}-${month}` || at === `${year}-${Number(month)}`,
      ),
    ),
  );

/** Two of the systems beside each other over one year and over two, and as a table for other programs. */
export async function systemsBeside(page: Page) {
  const [otinish = '', smart = ''] = demoTables(houseDay).map(({ csv }) => csv);
  const parts = [
    { years: 1, later: ['2026'], earlier: ['2025'], columns: ['2025', '2026'] },
    {
      years: 2,
      later: ['2025', '2026'],
      earlier: ['2023', '2024'],
      columns: ['2023–2024', '2025–2026'],
    },
  ];
  for (const { years, later, earlier, columns } of parts) {
    await page.getByLabel(say('imports.sources.period')).selectOption(String(years));
    const heads = page.getByRole('columnheader', { name: columns[0] ?? '', exact: true });
    await heads.first().waitFor();
    const rows = (await tablesOf(page, 'main')).get(say('imports.sources.all')) ?? [];
    for (const [name, csv] of [
      [say('figures.source.e-otinish'), otinish],
      ['Smart Data Ukimet', smart],
    ] as const) {
      const has = (year: string, month: string) =>
        plainSum(csv, (cells) => isOf(cells, [year], [month])) > 0;
      let [now, before] = [0, 0];
      for (const [place, year] of later.entries()) {
        const then = earlier[place] ?? '';
        for (let month = 1; month <= 12; month += 1) {
          const at = String(month).padStart(2, '0');
          if (!has(year, at) || !has(then, at)) continue;
          now += plainSum(csv, (cells) => isOf(cells, [year], [at]));
          before += plainSum(csv, (cells) => isOf(cells, [then], [at]));
        }
      }
      const factor = Math.round((now * 10) / before) / 10;
      expect(now).toBeGreaterThan(100);
      expect(rows.find(([of]) => of?.startsWith(name))?.slice(1, 5), name).toEqual([
        grouped(before),
        grouped(now),
        change(now, before),
        `×${factor.toFixed(1).replace('.', ',')}`,
      ]);
    }
  }
  const rows = (await tablesOf(page, 'main')).get(say('imports.sources.all')) ?? [];
  const saved = await savedRows(page);
  expect(saved).toHaveLength(3);
  for (const [at, [name = '', before, now, by, factor, lacks]] of saved.entries()) {
    if (typeof before !== 'number' || typeof now !== 'number') continue;
    expect(rows[at]?.[0]).toContain(name);
    expect(rows[at]?.slice(1, 4)).toEqual([grouped(before), grouped(now), change(now, before)]);
    expect(by).toBe(Math.round(((now - before) * 1000) / before) / 10);
    expect(factor).toBe(Math.round((now * 100) / before) / 100);
    expect(rows[at]?.at(-1)).toBe(lacks);
  }
  expect(saved.filter(([, before]) => typeof before === 'number')).toHaveLength(2);
  expect(String(saved)).toContain(say('imports.lacks.outcome'));
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'figures-systems');
}
