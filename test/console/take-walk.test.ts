import { readFile } from 'node:fs/promises';

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { hasAge, openWithAge } from '../fixtures/stock-age.ts';
import { tells } from '../fixtures/photo.ts';
import { unzippedBytes } from '../fixtures/unzipped.ts';
import { type Desk, desk, hasChromium, heldBack, shoot, signIn, violations } from './browser.ts';
import { answerTo } from './acts.ts';
import { clerk } from './clerk.ts';
import { answer, type Filed, file, onceArgon2id, staff } from './office.ts';

const more = 'сұрады';
const hidden = 'Планта Айгүл';
const told = `Бөлім меңгерушісі ${hidden} ота үшін ақша сұрады.`;

describe.skipIf(!hasChromium || !hasAge)('taking a copy out', { timeout: 120_000 }, () => {
  let room: Desk;
  let filed: Filed;
  beforeAll(async () => {
    room = await desk([{ role: 'officer', group: 'default' }, ...staff]);
    const bytes = await sharp({
      create: { width: 400, height: 300, channels: 3, background: '#ffcc00' },
    })
      .png()
      .toBuffer();
    filed = await file(room.office, {
      answers: [answer('recall', 'Не болды?', told)],
      files: [
        { bytes: new Uint8Array(bytes), mime: 'image/png', extension: '.png', cleaned: true },
      ],
    });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('hides words and parts of an image, and what leaves holds neither', async () => {
    const { page, context, alarms } = await room.page({
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: told.slice(0, 20) }).click();
    await page.getByRole('link', { name: 'Hide words and parts of images' }).click();
    await page.getByRole('button', { name: /Hide what is selected/ }).click();
    await page.getByText('Select words in this text first.').waitFor();
    const text = page.getByLabel('Не болды?', { exact: true });
    await text.evaluate(
      (field: HTMLTextAreaElement, [from = 0, to = 0]) => field.setSelectionRange(from, to),
      [told.indexOf(hidden), told.indexOf(hidden) + hidden.length],
    );
    await page.getByRole('button', { name: /Hide what is selected/ }).click();
    await page.getByText('Бөлім меңгерушісі █████ ота үшін ақша сұрады.').waitFor();

    await page.getByRole('button', { name: /Open the image/ }).click();
    await page.getByLabel('From the left').fill('500');
    await page.getByRole('button', { name: 'Add a rectangle' }).click();
    await page.getByText('The numbers must lie inside the image').waitFor();
    for (const [name, value] of Object.entries({
      'From the left': '10',
      'From the top': '20',
      Width: '50',
      Height: '60',
    })) {
      await page.getByLabel(name, { exact: true }).fill(value);
    }
    await page.getByRole('button', { name: 'Add a rectangle' }).click();
    const canvas = await page.locator('canvas').boundingBox();
    if (canvas === null) throw new TypeError('no image');
    await page.mouse.move(canvas.x + 200, canvas.y + 100);
    await page.mouse.down();
    await page.mouse.move(canvas.x + 300, canvas.y + 200);
    await page.mouse.up();
    await page.getByText(/Rectangle 2/).waitFor();
    await shoot(page, 'en-redact-1280');
    expect(await violations(page)).toEqual([]);
    // The case is read anew on a slow line: what was read before it was hidden is on no paper meanwhile.
    const first = await heldBack(page, '**/api/cases/*/open');
    await page.getByRole('button', { name: 'Save what is hidden' }).click();
    await page.getByText('What is hidden in this case is saved.').waitFor();
    // Nor what is hidden besides, while the case is read anew for what was hidden first.
    await page.getByLabel('Hide everywhere').fill(more);
    await page.getByRole('button', { name: 'Hide it', exact: true }).click();
    await page.getByRole('button', { name: 'Save what is hidden' }).click();
    const stored = page.waitForResponse('**/api/cases/*/entries');
    await first.letGo();
    const reading = await heldBack(page, '**/api/cases/*/open');
    await stored;
    await page.getByText('What is hidden in this case is saved.').waitFor();
    await page.getByRole('link', { name: 'Print' }).click();
    await page.locator('.case-paper').waitFor();
    expect(await page.locator('.case-paper').textContent()).not.toContain(hidden);
    expect(await page.locator('.case-paper').textContent()).not.toContain(more);
    expect(await page.getByText('Nothing is hidden in this case yet').count()).toBe(0);
    await page.getByRole('button', { name: 'Add the images' }).click();
    await reading.letGo();
    await page.locator('.case-paper img').waitFor();
    await shoot(page, 'en-print-1280');
    expect(await page.locator('.case-paper').textContent()).not.toContain(hidden);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Hand over to another body' }).click();
    await page.getByLabel('Which body receives it').fill('Прокуратура');
    await page.getByLabel('The body’s age key').fill('age1notakey');
    await page.getByRole('button', { name: 'Check the key' }).click();
    await page.getByText('This is no age key').waitFor();
    await shoot(page, 'en-hand-over-1280');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Export to a sealed file' }).click();
    await page.getByLabel(phrase('en', 'acts.gate.why')).fill('Сот сұрады');
    await page.getByRole('button', { name: phrase('en', 'acts.gate.ask') }).click();
    await page.getByText(phrase('en', 'acts.decides.colleagues')).waitFor();
    expect(await page.getByRole('button', { name: 'Make the sealed file' }).count()).toBe(0);
    await consent();
    await page.getByRole('link', { name: 'Print' }).click();
    await page.getByRole('link', { name: 'Export to a sealed file' }).click();
    await page.getByRole('button', { name: 'Make the sealed file' }).click();
    const words = (await page.locator('.words').textContent()) ?? '';
    await shoot(page, 'en-export-1280');
    expect(await violations(page)).toEqual([]);
    const taking = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the file' }).click();
    const download = await taking;
    expect(download.suggestedFilename()).toBe(`senim-${filed.caseId.slice(0, 8)}.zip.age`);
    const opened = await openWithAge(await readFile(await download.path()), { words });
    const files = unzippedBytes(opened ?? new Uint8Array());
    for (const bytes of files.values()) expect(Buffer.from(bytes).includes(hidden)).toBe(false);

    const copy = files.get('files/1.png') ?? new Uint8Array();
    const { data, info } = await sharp(copy)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 3)
      colours.add(data.subarray(at, at + 3).toString('hex'));
    expect([...colours].toSorted()).toEqual(['000000', 'ffcc00']);
    const at = (x: number, y: number) => data[(y * info.width + x) * 3];
    expect([at(10, 20), at(59, 79), at(60, 79), at(9, 20), at(250, 150)]).toEqual([
      0, 0, 255, 255, 0,
    ]);
    expect(tells(copy)).toBe(false);
    const { exif, icc, xmp } = await sharp(copy).metadata();
    expect([exif, xmp, icc].filter((each) => each !== undefined)).toEqual([]);
    expect(alarms).toEqual([]);
    await context.close();
  });

  /** A colleague at another console reads why, and agrees. */
  async function consent() {
    const access = room.office.made.access.filter(({ role }) => role === 'officer')[1];
    if (access === undefined) throw new TypeError('no colleague');
    const ring = new KeyRing(onceArgon2id, systemRandom);
    const { session } = await clerk(room.office, access, { ring });
    await answerTo(session, 'export-case', filed.caseId);
  }
});
