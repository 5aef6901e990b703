import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { Language } from '../../platform/language.ts';
import { shoot, violations } from './browser.ts';

/** A window in which every screen is looked at. */
export interface Look {
  readonly language: Language;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

export const narrow = (language: Language): Look => ({ language, width: 360, colorScheme: 'dark' });
export const wide = (language: Language): Look => ({ language, width: 1280, colorScheme: 'light' });

/** These each time; in all languages, narrow and wide, where somebody wants to look at pictures. */
export function looks(...always: readonly Look[]): readonly Look[] {
  if (process.env['SHOTS'] === undefined) return always;
  const all = (['kk', 'ru', 'en'] as const).flatMap((language) => [
    narrow(language),
    wide(language),
  ]);
  const isAlways = (look: Look) =>
    always.some(({ language, width }) => look.language === language && look.width === width);
  return [...always, ...all.filter((look) => !isAlways(look))];
}

/** The screen shuts nobody out and is no wider than its window. */
export async function expectFits(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  expect(await violations(page), name).toEqual([]);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, name).toBeLessThanOrEqual(client);
}
