import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { languages } from '../../platform/language.ts';
import { spawnHouse, type ChildHouse } from '../fixtures/child-house.ts';
import { hasChromium, openChromium } from '../fixtures/chromium.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { expectWholePage } from '../fixtures/public-page.ts';
import { textNeedle } from '../../tools/needle.ts';
import { send, type Came } from '../fixtures/wire.ts';
import { foundIn } from './found.ts';
import { channels, clientOf } from './way.ts';

const hostile = 'Сот «Үлгі» "><script>alert(1)</script>';
const own = [
  {
    id: 'court-astana',
    kind: 'court',
    region: 'astana',
    name: { kk: hostile, ru: hostile, en: hostile },
    address: { kk: 'Үлгі көшесі, 1', ru: 'улица Примерная, 1', en: '1 Example Street' },
    phones: ['+7 7172 00-00-00'],
    place: { latitude: 51.1, longitude: 71.4 },
    mark: 'A',
    facts: [],
    sources: ['Order 1'],
    sourceDate: '2026',
    verifiedOn: '2026-11-20',
    shown: true,
  },
];

let installation: Installation;
let house: ChildHouse;
beforeAll(async () => {
  installation = await install();
  await writeFile(join(installation.dataDir, 'directory.json'), JSON.stringify(own));
  house = await spawnHouse(installation);
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const get = (path: string): Promise<Came> => send(`${house.url}${path}`, { method: 'GET' });

const search = (
  language: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Came> =>
  send(`${house.url}/${language}/directory`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: house.url,
      ...headers,
    },
    body: new URLSearchParams({ at: 'menu/welcome', text }).toString(),
  });

describe('the directory as a page', () => {
  test.each(languages)(
    'says in %s what there is and what the body still has to fill in',
    async (language) => {
      const { status, text, headers } = await get(`/${language}/directory`);
      expect(status).toBe(200);
      for (const there of ['112', '1424', 'https://eotinish.kz']) expect(text).toContain(there);
      expect(text).toContain(phrase(language, 'directory.open-region'));
      expect(text).toContain(phrase(language, 'directory.open-address'));
      expect(text).toContain('href="tel:+77172000000"');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  test('finds in any spelling, without a word of it in an address or a cookie', async () => {
    const { status, headers, text } = await search('ru', 'sot astanada');
    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['location']).toBeUndefined();
    expect(text).toContain('улица Примерная, 1');
    expect(text).not.toMatch(/href="[^"]*astana/u);
  });

  test('draws a hostile name and a hostile search as the words they are', async () => {
    const { text } = await search('en', hostile);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
  });

  test('refuses a search that another site posts, one of megabytes, and another method', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await search('en', 'court', foreign)).status).toBe(403);
    expect((await search('en', 'c'.repeat(1_000_000))).status).toBe(413);
    expect((await search('en', 'c'.repeat(300))).text).toContain(
      phrase('en', 'directory.too-long', { limit: 200 }),
    );
    const json = await search('en', 'court', { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
  });

  test('leads there from an address with a slash at its end', async () => {
    const { status, headers } = await get('/kk/directory/');
    expect([status, headers['location']]).toEqual([308, '/kk/directory']);
  });
});

test('what is searched is neither logged nor stored, on the page and in conversations', async () => {
  const marks = ['qzxvkwjhpf', 'ғқңұүһіәөд'];
  const needles = marks.map((mark, at) => textNeedle(`mark ${at}`, mark));
  const searches = marks.map((mark) => `${mark} сот Астана`);
  for (const searched of searches) {
    expect((await search('kk', searched)).text).toContain(searched);
    await search('kk', `${searched} ${'!'.repeat(20_000)}`);
  }
  for (const channel of channels) {
    const person = clientOf(channel, house.url);
    await person.look();
    await person.choose('help');
    await person.choose('directory');
    for (const searched of searches) {
      const { at, text } = await person.write(searched);
      expect(at).toBe('directory/find');
      expect(text).toContain('1 Example Street');
    }
  }
  const folders = [installation.dataDir, house.temporary];
  expect(await foundIn(folders, house.said(), needles)).toEqual([]);
});

describe.skipIf(!hasChromium('the directory'))('in a browser', () => {
  test.each([
    ['kk', 360, 'dark'],
    ['ru', 1280, 'light'],
  ] as const)(
    'fits in %s at %d px, %s, and Enter searches',
    async (language, width, colorScheme) => {
      const browser = await openChromium();
      try {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
        await page.goto(`${house.url}/${language}/directory`);
        await expectWholePage(page);
        await page.locator('#text').fill('сот астана');
        await page.locator('#text').press('Enter');
        await page.locator('#found').waitFor();
        expect(new URL(page.url()).pathname).toBe(`/${language}/directory`);
        expect(new URL(page.url()).search).toBe('');
        await expectWholePage(page);
        await page.locator('.tools a[lang=en]').click();
        expect(new URL(page.url()).pathname).toBe('/en/directory');
      } finally {
        await browser.close();
      }
    },
  );
});
