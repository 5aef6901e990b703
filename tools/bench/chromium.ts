import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

const args = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's browser, or `null` where there is none. Closed by `await using`. */
export async function openChromium(): Promise<Browser | null> {
  return existsSync(executablePath) ? await chromium.launch({ executablePath, args }) : null;
}
