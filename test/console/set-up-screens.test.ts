import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Page } from 'playwright-core';

import { loadBundle } from '../../console/server/bundle.ts';
import { openRootFile } from '../../console/root-file.ts';
import { ownFormName, readOwnForm } from '../../knowledge/own-form.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { nativeArgon2id } from '../../platform/crypto/native.ts';
import { readPin } from '../../storage/pin.ts';
import { buildConsole } from '../../tools/build-console.ts';
import { serve } from '../../web/serve.ts';
import { openChromium, type Visit } from '../fixtures/chromium.ts';
import { hasChromium, shoot, violations, watched } from './browser.ts';
import { type House, house } from './house.ts';

const token = 'a-token-that-is-printed-once-000';

describe.skipIf(!hasChromium)('the set-up in a browser', { timeout: 180_000 }, () => {
  let browser: Visit;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => await browser.close());

  const looks = [
    { language: 'kk', width: 360, oversight: false },
    { language: 'ru', width: 1280, oversight: true },
  ] as const;

  test.each(looks)(
    'opens intake, in $language at $width px',
    async ({ language, width, oversight }) => {
      const say = (key: Parameters<typeof phrase>[1], params?: Record<string, string | number>) =>
        phrase(language, key, params);
      await using place = await open();
      const locale = language === 'kk' ? 'kk-KZ' : language;
      const viewport = { width, height: 800 };
      const { page, context, alarms } = await watched(browser, place.url, place.bundle, {
        locale,
        viewport,
        acceptDownloads: true,
      });
      const next = page.getByRole('button', { name: say('set-up.next'), exact: true });
      const look = async (name: string) => await looked(page, `${name}-${language}-${width}`);

      await page.goto(`${place.url}/set-up#${token}`);
      await page.getByRole('button', { name: say('set-up.start') }).click();
      expect(page.url()).toBe(`${place.url}/set-up`);
      await next.click();
      await page
        .getByRole('alert')
        .filter({ hasText: say('set-up.body.missing') })
        .waitFor();
      await page.getByLabel(say('set-up.body.kk')).fill('Сынақ мекемесі');
      await page.getByLabel(say('set-up.body.ru')).fill('Испытательное учреждение');
      await page
        .getByLabel(say(oversight ? 'set-up.oversight.member' : 'set-up.oversight.waive'))
        .check();
      await look('set-up-wish');
      await next.click();

      // Words in one language alone are not taken; going back loses nothing.
      await page.getByRole('heading', { name: say('set-up.rules.heading') }).waitFor();
      const pledge = page
        .getByRole('group', { name: say('set-up.pledge.words') })
        .locator('textarea');
      await pledge.first().fill('Pledge kk');
      const make = page.getByRole('button', { name: say('set-up.make.button') });
      await make.click();
      await page
        .getByRole('alert')
        .filter({ hasText: say('set-up.pledge.all') })
        .waitFor();
      await page.getByRole('button', { name: say('set-up.back') }).click();
      expect(await page.getByLabel(say('set-up.body.ru')).inputValue()).toBe(
        'Испытательное учреждение',
      );
      await next.click();
      await pledge.nth(1).fill('Pledge ru');
      await pledge.nth(2).fill('Pledge en');
      await page.getByText(say('set-up.languages.name', { languages: 'English' })).waitFor();
      await look('set-up-rules');
      await make.click();

      await page.getByRole('heading', { name: say('set-up.root.heading') }).waitFor();
      await next.click();
      await page
        .getByRole('alert')
        .filter({ hasText: say('set-up.root.unsaved') })
        .waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: say('set-up.root.save') }).click();
      const path = await (await saving).path();
      await look('set-up-root');
      const words = await page.locator('.word-list').first().locator('li').allTextContents();
      await next.click();
      for (const [at, word] of words.entries()) {
        const field = page.getByLabel(say('join.check.word', { place: at + 1 }));
        if ((await field.count()) > 0) await field.fill(word);
      }
      await next.click();

      await page.getByRole('heading', { level: 1, name: say('keys.sheets.heading') }).waitFor();
      expect(await page.locator('article.sheet').count()).toBe(3);
      await look('set-up-sheets');
      await next.click();
      await page
        .getByRole('alert')
        .filter({ hasText: say('set-up.sheets.unprinted') })
        .waitFor();
      await page.getByLabel(say('set-up.sheets.printed')).check();
      await next.click();
      await page.getByRole('heading', { name: say('set-up.people.heading') }).waitFor();
      await look('set-up-people');
      const passphrase = await page.locator('code.words').first().textContent();
      await page.getByLabel(say('set-up.people.written')).check();
      expect(await readPin(place.dataDir)).toBeNull();
      await next.click();
      await look('set-up-end');
      await page.getByRole('button', { name: say('set-up.end.button') }).click();
      await page.getByRole('heading', { name: say('set-up.done.heading') }).waitFor();
      expect(await readPin(place.dataDir)).not.toBeNull();

      await page.getByRole('link', { name: say('set-up.done.sign-in') }).click();
      await page.locator('input[autocomplete=current-password]').fill(passphrase ?? '');
      await page.locator('button[type=submit]').click();
      await page.getByText(say('account.must.passkey')).waitFor();
      const form = readOwnForm(await place.store.settings.get(ownFormName));
      expect(form.pledge).toEqual({ kk: 'Pledge kk', ru: 'Pledge ru', en: 'Pledge en' });
      const file = new Uint8Array(await readFile(path));
      const root = { file, passphrase: words.join(' '), argon2id: nativeArgon2id };
      expect((await openRootFile(root)).bytes()).toHaveLength(32);
      expect((await place.store.officers.list()).map(({ role }) => role)).toEqual(
        oversight ? ['officer', 'oversight'] : ['officer'],
      );

      await page.goto(`${place.url}/set-up#${token}`);
      await page.getByText(say('set-up.over.done')).waitFor();
      await look('set-up-over');
      const log = place.logged.join('\n');
      for (const secret of [token, passphrase ?? '', words.join(' ')]) {
        expect(log).not.toContain(secret);
      }
      expect(alarms).toEqual([]);
      await context.close();
    },
  );

  test('says that a link without its secret, or with another, opens nothing', async () => {
    await using place = await open();
    for (const end of ['', '#another-token']) {
      const { page, context } = await watched(browser, place.url, place.bundle, {});
      await page.goto(`${place.url}/set-up${end}`);
      await page.getByText(phrase('en', 'set-up.over.why')).waitFor();
      await context.close();
    }
  });
});

type Place = House & {
  readonly url: string;
  readonly bundle: Awaited<ReturnType<typeof loadBundle>>;
};

async function open(): Promise<Place> {
  await using opened = new AsyncDisposableStack();
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'console');
  await buildConsole(folder);
  const bundle = await loadBundle(folder);
  const served = opened.use(await house({ setUpToken: token, bundle: () => bundle }));
  const listening = opened.use(
    await serve({ fetch: served.app.fetch, host: '127.0.0.1', port: 0 }),
  );
  const resources = opened.move();
  return {
    ...served,
    bundle,
    url: `http://localhost:${listening.port}`,
    [Symbol.asyncDispose]: async () => await resources.disposeAsync(),
  };
}

async function looked(page: Page, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${name} is wider than the window`).toBe(false);
  await shoot(page, name);
}
