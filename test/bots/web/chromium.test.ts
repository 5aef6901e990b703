import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { hasChromium, openChromium, type Visit } from '../../fixtures/chromium.ts';
import { hostileTexts } from '../../fixtures/hostile.ts';
import { scriptedReceipt } from '../../fixtures/script.ts';
import { serveScript, type ScriptedSite } from '../../fixtures/serve-script.ts';

interface Looked {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly javaScriptEnabled: boolean;
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(!hasChromium('the web chat in a browser'))('the web chat in a browser', () => {
  let browser: Visit;
  let site: ScriptedSite;

  beforeAll(async () => {
    browser = await openChromium();
    site = await serveScript();
  });

  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  async function open({ width, ...rest }: Looked): Promise<BrowserContext> {
    return browser.newContext({ viewport: { width, height: 800 }, ...rest });
  }

  const plain: Looked = { width: 360, colorScheme: 'light', javaScriptEnabled: false };

  test.each([{ ...plain }, { width: 1280, colorScheme: 'dark', javaScriptEnabled: true } as const])(
    'a report is made and read again (scripts: $javaScriptEnabled, $width px)',
    async (looked) => {
      await using context = await open(looked);
      const page = await context.newPage();
      await page.goto(`${site.url}/kk/`);
      await choose(page, 'report');
      await page.fill('#text', 'Бас дәрігер ақша сұрады.\nҮш рет.');
      await send(page);
      await choose(page, 'saw');
      expect(await page.locator('[value="saw"]').getAttribute('aria-pressed')).toBe('true');
      await choose(page, 'done');
      await page.setInputFiles('#file', [
        { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(3_000_000, 1) },
        { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1000, 2) },
      ]);
      await send(page);
      expect(site.script.files.splice(0).map(({ size }) => size)).toEqual([3_000_000, 1000]);
      await choose(page, 'done');
      expect(await page.locator('dd').first().innerText()).toBe(
        'Бас дәрігер ақша сұрады.\nҮш рет.',
      );
      await choose(page, 'send');
      expect(await page.locator('#receipt').innerText()).toBe(scriptedReceipt);
      expect((await page.locator('svg.qr').boundingBox())?.width).toBeGreaterThan(120);
      const download = page.waitForEvent('download');
      await choose(page, 'receipt-file');
      const file = await (await download).path();
      expect(await readFile(file, 'utf8')).toContain(scriptedReceipt);
    },
  );

  test('Enter in a line sends it and never goes back', async () => {
    await using context = await open(plain);
    const page = await context.newPage();
    await page.goto(`${site.url}/en/`);
    await choose(page, 'check');
    await page.fill('#text', 'k7qd');
    await page.press('#text', 'Enter');
    await page.waitForSelector('article');
  });

  test('a file of 60 MB is answered with a page that says so', async () => {
    await using context = await open(plain);
    const page = await context.newPage();
    await page.goto(`${site.url}/en/`);
    for (const id of ['report', 'skip', 'done']) await choose(page, id);
    await using folder = await temporary();
    const big = join(folder.path, 'a.jpg');
    await writeFile(big, '');
    await truncate(big, 60 * 1024 * 1024);
    await page.setInputFiles('#file', big);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await send(page);
    expect((await answer).status()).toBe(413);
    await page.getByText('refused: too-large').waitFor();
    expect(site.script.files).toEqual([]);
  });

  test('the language changes in the middle of a sentence and the sentence stays', async () => {
    await using context = await open(plain);
    const page = await context.newPage();
    await page.goto(`${site.url}/kk/`);
    await choose(page, 'report');
    await page.fill('#text', 'жарты сөйлем');
    await page.click('button[name=language][value=ru]');
    expect(new URL(page.url()).pathname).toBe('/ru/');
    expect(await page.inputValue('#text')).toBe('жарты сөйлем');
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  });

  test('erasing leaves for a calendar, and going back shows nothing of what was there', async () => {
    await using context = await open(plain);
    const page = await context.newPage();
    await page.goto(`${site.url}/kk/`);
    await choose(page, 'report');
    await page.fill('#text', 'менің сөзім');
    const before = await context.cookies();
    await choose(page, 'erase');
    expect(await page.title()).toBe('Күнтізбе');
    expect(await context.cookies()).toEqual([]);
    await page.goBack();
    expect(await page.content()).not.toContain('менің сөзім');
    expect(await page.locator('[name=text]').count()).toBe(0);
    expect((await context.cookies())[0]?.value).not.toBe(before[0]?.value);
  });

  test('a page is one request and one icon, sends nothing elsewhere and breaks none of its own rules', async () => {
    await using context = await open({ ...plain, javaScriptEnabled: true });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${site.url}/kk/`, { waitUntil: 'networkidle' });
    for (const id of ['report', 'skip', 'done', 'done', 'send']) await choose(page, id);
    expect(requests.every((url) => url.startsWith(site.url))).toBe(true);
    expect(requests.filter((url) => !/favicon|\/kk\/$/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    const accent = await page.locator('button.main').first().evaluate(backgroundOf);
    expect(accent).toBe('rgb(10, 92, 102)');
  });

  test('hostile words run nothing and load nothing', async () => {
    await using context = await open({ ...plain, javaScriptEnabled: true });
    const page = await context.newPage();
    const requests: string[] = [];
    let dialogs = 0;
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await page.goto(`${site.url}/en/`);
    await choose(page, 'report');
    const words = hostileTexts.join('\n').replaceAll('\u0000', '');
    await page.fill('#text', words);
    await send(page);
    for (const id of ['done', 'done']) await choose(page, id);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('dd').first().innerText()).toContain('</textarea><script>');
    expect(dialogs).toBe(0);
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
  });

  const looks = [
    { width: 360, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const;

  test.each(looks)('nobody is shut out at $width px, $colorScheme', async (looked) => {
    await using context = await open({ ...looked, javaScriptEnabled: true });
    const page = await context.newPage();
    const language = looked.colorScheme === 'light' ? 'kk' : 'ru';
    const check = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await isInView(page, '.erase')).toBe(true);
    };
    await page.goto(`${site.url}/${language}/`);
    await check();
    await choose(page, 'report');
    await send(page);
    await check();
    for (const id of ['skip', 'saw', 'done', 'done', 'send']) {
      await choose(page, id);
      await check();
    }
    await choose(page, 'saved');
    await choose(page, 'check');
    await page.fill('#text', 'k7qd');
    await send(page);
    await check();
    await page.goto(`${site.url}/${language}/nothing`);
    await check();
    await choose(page, 'erase');
    expect(await violations(page)).toEqual([]);
  });

  test('the page is still whole with letters of twice the size', async () => {
    await using context = await open({ ...plain, width: 640, javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(`${site.url}/ru/`);
    const height = await page.locator('html').evaluate(doubled);
    expect(height).toBeGreaterThan(800);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  test('a keyboard reaches the skip link first and sees where it is', async () => {
    await using context = await open({ ...plain, javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(`${site.url}/en/`);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip');
    expect(await skip.evaluate(isFocused)).toBe(true);
    expect((await skip.boundingBox())?.width).toBeGreaterThan(50);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#talk');
  });

  test('every Kazakh letter has a shape in the font of the page', async () => {
    await using context = await open({ ...plain, javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(`${site.url}/kk/`);
    expect(await page.locator('body').evaluate(missingLetters)).toEqual([]);
  });
});

async function choose(page: Page, id: string): Promise<void> {
  await page.locator(`button[name=choice][value="${id}"]`).click();
}

async function send(page: Page): Promise<void> {
  await page.locator('.answer button').first().click();
}

async function violations(page: Page): Promise<string[]> {
  // The page's own rules forbid scripts; the driver's world is not bound by them.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

async function overflow(page: Page): Promise<number> {
  return page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
}

/** Whether it stands on the screen also at the very end of the page. */
async function isInView(page: Page, selector: string): Promise<boolean> {
  await page.locator('footer').scrollIntoViewIfNeeded();
  const box = await page.locator(selector).boundingBox();
  return box !== null && box.y >= 0 && box.y < 100 && box.height >= 24;
}

async function temporary(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'senim-web-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

function doubled(html: Element): number {
  if (html instanceof HTMLElement) html.style.fontSize = '200%';
  return html.scrollHeight;
}

function backgroundOf(element: Element): string {
  return getComputedStyle(element).backgroundColor;
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

/** Letters that are drawn like a letter no font has. */
function missingLetters(body: Element): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return ['no canvas'];
  pen.font = getComputedStyle(body).font;
  const none = pen.measureText('\u{10ffff}').width;
  const drawn = (letter: string) => pen.measureText(letter).width;
  return 'ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І'
    .split(' ')
    .filter((letter) => drawn(letter) === none || drawn(letter) === 0);
}
