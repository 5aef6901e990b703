import type { Browser, Request } from 'playwright-core';

import type { Body } from './body.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { openChromium } from './chromium.ts';
import { atTheDoor, built, enter } from './console/sign-in.ts';
import { watch, watched } from './console/watch.ts';
import type { Family } from './family.ts';
import { median } from './quantile.ts';
import { notRun, row } from './row.ts';
import { startServer } from './server.ts';

const unlocks = 3;

/** The officers' page in a real browser: how long from the passphrase to the list of cases, and how much it loads. */
export const officersPage: Family = {
  ids: ['console.unlock_ms', 'console.bundle_kb'],
  measure: async (shared) => {
    const body = await shared.body();
    await using browser = await openChromium();
    if (browser === null) {
      return notRun('no chromium here', 'console.unlock_ms', 'console.bundle_kb');
    }
    await using server = await startServer({ dataDir: body.dataDir });
    await built(server.consoleUrl);
    const visits: Visit[] = [];
    for (let nth = 0; nth < unlocks; nth += 1) {
      visits.push(await visit(browser, server.consoleUrl, body.officer));
    }
    return [
      row('console.unlock_ms', {
        ours: median(visits.map(({ unlockMs }) => unlockMs)),
        ifMissed:
          'deriving the key takes 256 MiB and most of that time, and is not made cheaper for thieves',
      }),
      row('console.bundle_kb', { ours: median(visits.map(({ bytes }) => bytes)) / 1000 }),
    ];
  },
};

interface Visit {
  readonly unlockMs: number;
  /**
   * Everything that came over the line from opening the sign-in page to the list of cases, as compressed:
   * heads and the answers of the interface left out, parts that are loaded later not counted.
   */
  readonly bytes: number;
}

async function visit(
  browser: Browser,
  consoleUrl: string,
  officer: Body['officer'],
): Promise<Visit> {
  await using context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    const isApi = new URL(request.url()).pathname.startsWith('/api/');
    if (!isApi) sizes.push(lengthOf(request));
  });
  await watch(page, phrase('en', 'inbox.more-coming'));
  await atTheDoor(page, consoleUrl, officer);
  await enter(page);
  await page.waitForFunction(() => {
    const { watched } = globalThis as unknown as { watched?: { entered: number } };
    return (watched?.entered ?? 0) > 0;
  });
  const { pressed, entered } = await watched(page);
  const unlockMs = entered - pressed;
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { unlockMs, bytes };
}

/** As the server sends it: what the browser counts is nothing for the script of a worker. */
async function lengthOf(request: Request): Promise<number> {
  const response = await request.response();
  const length = await response?.headerValue('content-length');
  if (length === null || length === undefined) throw new Error('an answer without a length');
  return Number(length);
}
