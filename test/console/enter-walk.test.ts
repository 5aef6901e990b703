import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { createLog } from '../../platform/log.ts';
import { openHouse } from '../fixtures/house.ts';
import { webClient } from '../fixtures/web-client.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { takesCall } from './caller.ts';

describe.skipIf(!hasChromium)('a call that an officer enters', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('goes by the caller’s own questions to a receipt that works on the public page', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 360, height: 800 } });
    await signIn(room, page, 'officer');
    await page.getByRole('button', { name: phrase('en', 'console.enter') }).click();
    await page.getByLabel(phrase('en', 'enter.language')).selectOption('ru');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: phrase('en', 'enter.begin') }).click();

    const told = 'Звонивший рассказал, что в отделе просят деньги за справку.';
    await takesCall(page, 'en', told, async () => {
      await shoot(page, 'en-enter-360');
      expect(await violations(page)).toEqual([]);
    });
    const files = page.getByLabel(phrase('en', 'enter.files'));
    const scan = { name: 'a secret name.png', mimeType: 'image/png', buffer: png };
    await files.setInputFiles(scan);
    await page.getByText('PNG').first().waitFor();
    await page.getByRole('button', { name: phrase('ru', 'file.done'), exact: true }).click();
    await page.getByText(told).waitFor();
    const send = page.getByRole('button', { name: phrase('ru', 'review.send'), exact: true });
    await send.dblclick();

    const shown = page.locator('#receipt');
    await shown.waitFor();
    const receipt = (await shown.textContent()) ?? '';
    await page.emulateMedia({ media: 'print' });
    await shoot(page, 'ru-enter-receipt-print');
    await page.emulateMedia({ media: 'screen' });
    await shoot(page, 'ru-enter-receipt-360');
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);

    await page.getByRole('button', { name: phrase('en', 'enter.given') }).click();
    await page.getByText('1 case in all').waitFor();
    expect(await page.content()).not.toContain(receipt);
    await page.getByRole('link', { name: /^Звонивший/ }).click();
    await page.getByText(/entered from a call/).waitFor();
    await page.getByText(told).waitFor();

    await using house = await openHouse(room.office, { log: createLog(() => {}) });
    const caller = webClient(house.url, { language: 'ru' });
    await caller.look();
    await caller.choose('check');
    const account = await caller.write(receipt);
    expect(account.at).toBe('check/account');
    expect(alarms).toEqual([]);
    await context.close();
  });
});

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
