import { setTimeout as wait } from 'node:timers/promises';

import type { Page } from 'playwright-core';

import type { Body } from '../body.ts';

/** Types the passphrase and does not send it yet: who types for seconds sends it from a page that is ready. */
export async function atTheDoor(
  page: Page,
  consoleUrl: string,
  { id, passphrase }: Body['officer'],
): Promise<void> {
  await page.goto(new URL(`/sign-in/${id}`, consoleUrl).href);
  await page.locator('input[type=password]').fill(passphrase);
  await page.waitForLoadState('networkidle');
}

/** What is behind the door is not waited for. */
export async function enter(page: Page): Promise<void> {
  await page.locator('button[type=submit]').click();
}

/** The page is built in the background where its sources changed. */
export async function built(consoleUrl: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const response = await fetch(consoleUrl);
    await response.arrayBuffer();
    if (response.ok) return;
    await wait(200);
  }
  throw new Error('the console was not built');
}
