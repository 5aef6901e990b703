import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Page } from 'playwright-core';

import { loadBundle } from '../../console/server/bundle.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { file } from './office.ts';

describe.skipIf(!hasChromium)('the parts of the page', { timeout: 60_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    await file(room.office, {});
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  async function inbox(page: Page) {
    await signIn(room, page, 'officer');
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
  }

  test('up to the first list weigh at most 338 KB compressed, in the heaviest language', async () => {
    const { page } = await room.page({ locale: 'ru' });
    const asked = new Set<string>();
    page.on('requestfinished', (request) => asked.add(new URL(request.url()).pathname));
    await signIn(room, page, 'officer');
    await page.locator('main:not(.narrow) h1').waitFor();
    await page.waitForLoadState('networkidle');
    const bundle = await loadBundle(join(import.meta.dirname, '..', '..', 'dist', 'console'));
    const weights = [...bundle].filter(([name]) => asked.has(`/${name}`) || name === 'index.html');
    expect(weights.map(([name]) => name).join()).toMatch(/console\.ru-.*key-worker-/s);
    expect([...asked].join()).not.toMatch(/\.(kk|en)-|survey(?!-id)|case-page/);
    const weight = weights.reduce((sum, [, { gzip }]) => sum + gzip.length, 0);
    // 35 of them are the words of passphrases: the key worker draws them and loads nothing afterwards.
    expect(weight / 1000).toBeLessThan(338);
  });

  test('are refused by the browser when a byte of one differs', async () => {
    for (const changed of [false, true]) {
      const { page, alarms } = await room.page();
      await page.route('**/assets/questions-page-*.js', async (route) => {
        const response = await route.fetch();
        const text = await response.text();
        await route.fulfill({ response, body: changed ? `${text} ` : text });
      });
      await inbox(page);
      await page.getByRole('button', { name: 'Questions to the assistant' }).click();
      const failed = page.getByRole('heading', { name: 'This part of the page did not load' });
      if (changed) {
        await failed.waitFor();
        expect(alarms.join()).toContain('integrity');
      } else {
        await page.getByRole('heading', { level: 1, name: 'Questions to the assistant' }).waitFor();
        expect(alarms).toEqual([]);
      }
    }
  });

  test('that cannot be loaded may be tried again by somebody who stays signed in', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 360, height: 740 } });
    await inbox(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Surveys' }).click();
    const failed = page.getByRole('heading', { name: 'This part of the page did not load' });
    await failed.waitFor();
    expect(await failed.evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'en-part-failed-360');
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Surveys' }).waitFor();
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('heading', { level: 1, name: 'Опросы' }).waitFor();
    expect(alarms).toEqual([]);
  });

  test('are waited for with a word that is read aloud', async () => {
    const { page } = await room.page();
    await inbox(page);
    const gate = Promise.withResolvers<undefined>();
    await page.route('**/assets/questions-page-*.js', async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Questions to the assistant' }).click();
    await page.getByRole('status').filter({ hasText: 'The page is loading' }).waitFor();
    gate.resolve(undefined);
    await page.getByRole('heading', { level: 1, name: 'Questions to the assistant' }).waitFor();
  });

  test('are tried again from the first page on', async () => {
    const { page } = await room.page();
    await page.route('**/assets/console.en-*.js', async (route) => await route.abort());
    await page.goto(room.url);
    await page.getByRole('heading', { name: 'This part of the page did not load' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('input[type=password]').waitFor();
  });
});
