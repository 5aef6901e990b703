import { afterAll, describe, expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { languages } from '../../platform/language.ts';
import { hasChromium, openChromium } from '../fixtures/chromium.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { webClient } from '../fixtures/web-client.ts';
import { send, type Came } from '../fixtures/wire.ts';
import { expectWholePage } from '../fixtures/public-page.ts';
import { goTo } from './way.ts';

const { cards } = await loadKnowledge();
const installation = await install();
const house = await openHouse(installation);
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Came> =>
  send(`${house.url}${path}`, { method: 'GET', headers });

/** Presses a button of the page, as a browser with this key does. */
async function press(choice: string, cookie: string | null): Promise<void> {
  const page = await get('/en/knowledge/reward');
  const at = /name="at" value="(?<at>[^"]+)"/.exec(page.text)?.groups?.['at'] ?? '';
  expect(page.text).toContain(`name="choice" value="${choice}"`);
  const { headers, status } = await send(`${house.url}/en/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: house.url,
      ...(cookie === null ? {} : { cookie }),
    },
    body: new URLSearchParams({ at, choice }).toString(),
  });
  // Without a cookie the page itself comes, and carries the key.
  expect(status).toBe(cookie === null ? 200 : 303);
  expect(headers['location']).toBe(cookie === null ? undefined : '/en/');
}

describe('answers as pages', () => {
  test.each(languages)('all of them can be reached in %s, by topic', async (language) => {
    const list = await get(`/${language}/knowledge`);
    expect(list.status).toBe(200);
    expect(list.text).toContain(`<html lang="${language}">`);
    for (const card of cards.values()) {
      expect(list.text).toContain(`href="/${language}/knowledge/${card.id}"`);
      expect(list.text).toContain(`href="#${card.topic}"`);
      expect(list.text).toContain(`id="${card.topic}"`);
    }
  });

  test.each(languages)(
    'a card in %s says all that it knows, and how far it can be relied on',
    async (language) => {
      for (const card of cards.values()) {
        const { status, text } = await get(`/${language}/knowledge/${card.id}`);
        expect(status).toBe(200);
        for (const source of card.sources) expect(text).toContain(source.title[language]);
        for (const step of card.text[language].next) expect(text).toContain(step.slice(0, 15));
        for (const id of card.related) expect(text).toContain(`/${language}/knowledge/${id}`);
        const isVerified = card.verifiedOn !== null;
        expect(text.includes(phrase(language, 'ask.not-verified'))).toBe(!isVerified);
        expect(text.includes(phrase(language, 'ask.mark-c'))).toBe(card.mark === 'C');
        for (const other of languages) {
          expect(text).toContain(`href="/${other}/knowledge/${card.id}"`);
        }
      }
    },
  );

  test.each(['/ru/knowledge', '/ru/knowledge/reward', '/ru/knowledge/none', '/ru/procedures'])(
    '%s comes with the safe headers, is never kept and sets no cookie',
    async (path) => {
      const { headers } = await get(path);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'content-type': 'text/html; charset=utf-8',
      });
    },
  );

  test('whether a page is there can be asked without fetching it', async () => {
    const asked = await send(`${house.url}/kk/knowledge/reward`, { method: 'HEAD' });
    expect([asked.status, asked.text]).toEqual([200, '']);
    const none = await send(`${house.url}/kk/knowledge/none`, { method: 'HEAD' });
    expect([none.status, none.text]).toEqual([404, '']);
  });

  test.each([
    ['/ru/knowledge/none', 'ru'],
    ['/en/knowledge/__proto__', 'en'],
    ['/kk/knowledge/reward/more', 'kk'],
    ['/kk/knowledge/%D2%9B%2e%2e%2f', 'kk'],
    ['/ru/knowledge/reward%00', 'ru'],
    ['/de/knowledge/reward', 'en'],
    ['/knowledge', 'en'],
  ] as const)('%s is no page, and says so in the language of the page', async (path, language) => {
    const { status, text } = await get(path, { 'accept-language': 'en' });
    expect(status).toBe(404);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(phrase(language, 'web.error-404'));
  });

  test.each(['knowledge', 'procedures'])(
    '%s with a slash at its end leads to the address without',
    async (path) => {
      const { status, headers } = await get(`/kk/${path}/`);
      expect([status, headers['location']]).toEqual([308, `/kk/${path}`]);
    },
  );

  test('the list of answers leads to the procedures', async () => {
    expect((await get('/ru/knowledge')).text).toContain('href="/ru/procedures"');
  });
});

describe('from a page of answers', () => {
  test('one can ask or report at once, with a fresh browser', async () => {
    for (const [choice, at] of [
      ['ask', 'ask/question'],
      ['report', 'report/urgent'],
    ] as const) {
      const person = webClient(house.url, { language: 'en' });
      await person.look();
      await press(choice, person.cookies());
      expect((await person.look()).at).toBe(at);
      await press(choice, null);
    }
  });

  test('one can ask in the middle of a report, which then goes on where it was', async () => {
    const person = webClient(house.url, { language: 'en' });
    await goTo(person, 'report/what');
    await press('ask', person.cookies());
    expect((await person.look()).at).toBe('ask/question');
    await person.choose('menu');
    const back = await person.choose('report');
    expect(back.at).toBe('report/recall');
    expect(back.text).toContain('They asked for money.');
  });

  test('nobody is led away from a receipt', async () => {
    const person = webClient(house.url, { language: 'en' });
    const { receipt } = await goTo(person, 'report/receipt');
    await press('ask', person.cookies());
    expect(await person.look()).toMatchObject({ at: 'report/receipt', receipt });
  });
});

describe.skipIf(!hasChromium('pages of answers'))('in a browser', () => {
  test.each([
    ['kk', 360, 'dark'],
    ['ru', 1280, 'light'],
  ] as const)(
    'they fit and shut nobody out in %s at %d px, %s',
    async (language, width, colorScheme) => {
      const browser = await openChromium();
      try {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
        for (const path of [
          'knowledge',
          'knowledge/reward',
          'knowledge/false-report',
          'procedures',
          'procedures#offences',
        ]) {
          await page.goto(`${house.url}/${language}/${path}`);
          await expectWholePage(page);
        }
        const opened = page.locator('details:has(#offences)');
        expect(await opened.getAttribute('open')).toBe('');
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('#legal-outreach').isVisible()).toBe(true);
        await page.emulateMedia({ media: 'screen' });
        expect(await page.locator('#legal-outreach').isVisible()).toBe(false);
        await page.goto(`${house.url}/${language}/knowledge`);
        await page.locator('.contents a').last().click();
        expect(new URL(page.url()).hash).not.toBe('');
        await page.goto(`${house.url}/${language}/knowledge/reward`);
        await page.locator('.tools a[lang=en]').click();
        expect(new URL(page.url()).pathname).toBe('/en/knowledge/reward');
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.tools').isVisible()).toBe(false);
        expect(await page.locator('.options').isVisible()).toBe(false);
        expect(await page.locator('h1').isVisible()).toBe(true);
      } finally {
        await browser.close();
      }
    },
  );
});
