import type { Page } from 'playwright-core';

import { phrase } from '../../../knowledge/phrases.ts';
import { dayAt } from '../../../platform/time.ts';
import { type Body, newBody, quickFolder } from '../body.ts';
import { ChatClient, read } from '../chat-client.ts';
import { openChromium } from '../chromium.ts';
import type { Family } from '../family.ts';
import { send } from '../load.ts';
import { median, quantile } from '../quantile.ts';
import { walkReport } from '../reporter.ts';
import { notRun, row } from '../row.ts';
import { startServer } from '../server.ts';
import { fillCases } from './many-cases.ts';
import { atTheDoor, built, enter } from './sign-in.ts';
import { watch, watched } from './watch.ts';

const cases = 10_000;
const visits = 3;
const openings = 5;
/** Each stands in other accounts of the demonstration, so that each changes the list. */
const words = ['жанармай', 'хаттама', 'тексеру', 'құжат', 'өтініш'];
/** What a photograph's button says. */
const lookAtIt = new RegExp(`^${phrase('en', 'console.files.show')}`);
const viewport = { width: 1280, height: 900 };
const ids = ['console.inbox_10k_ms', 'console.search_ms', 'console.case_3mb_ms'] as const;

/** The list of a body with ten thousand cases, in a real browser, and a case with a large photograph. */
export const inbox: Family = {
  ids,
  measure: async () => {
    await using browser = await openChromium();
    if (browser === null) return notRun('no chromium here', ...ids);
    await using body = await newBody(await quickFolder());
    await fillCases(body, cases, dayAt(new Date()));
    await using server = await startServer({ dataDir: body.dataDir });
    await built(server.consoleUrl);
    const title = await fileWithPhoto(server.publicUrl);
    const lists: number[] = [];
    const searches: number[] = [];
    const opened: number[] = [];
    for (let nth = 0; nth < visits; nth += 1) {
      await using context = await browser.newContext({ locale: 'en', viewport });
      const page = await context.newPage();
      lists.push(await listMs(page, server.consoleUrl, body.officer));
      searches.push(...(await searchesMs(page)));
      if (nth === visits - 1) opened.push(...(await openingsMs(page, title)));
    }
    return [
      row('console.inbox_10k_ms', { ours: median(lists) }),
      row('console.search_ms', { ours: quantile(searches, 0.95) }),
      row('console.case_3mb_ms', { ours: median(opened) }),
    ];
  },
};

/** From the first page behind the door to the last title, fetched, opened and drawn. */
async function listMs(page: Page, consoleUrl: string, officer: Body['officer']): Promise<number> {
  await watch(page, phrase('en', 'inbox.more-coming'));
  await atTheDoor(page, consoleUrl, officer);
  await enter(page);
  await page.waitForFunction(() => {
    const { watched } = globalThis as unknown as { watched?: { whole: number } };
    return (watched?.whole ?? 0) > 0;
  });
  const { inside, whole } = await watched(page);
  return whole - inside;
}

/** From a typed word to the drawn list of what it finds, and back to all of them. */
async function searchesMs(page: Page): Promise<readonly number[]> {
  const field = page.locator('input[type=search]');
  const times: number[] = [];
  for (const word of words.flatMap((each) => [each, ''])) {
    const before = await watched(page);
    await field.fill(word);
    await page.waitForFunction((last) => {
      const { watched } = globalThis as unknown as { watched: { answered: number } };
      return watched.answered > last;
    }, before.answered);
    const { typed, answered } = await watched(page);
    times.push(answered - typed);
  }
  return times;
}

/**
 * What the officer waits for: from the press on the case in the list to its report, and from the press on its photograph to
 * the picture. By the page's clock: a program that finds and tries the buttons waits between the two for itself.
 */
async function openingsMs(page: Page, title: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < openings; nth += 1) {
    await page.getByRole('link', { name: title }).click();
    const reportMs = await sincePress(page, 'report');
    await page.getByRole('button', { name: lookAtIt }).first().click();
    const pictureMs = await sincePress(page, 'picture');
    times.push(reportMs + pictureMs);
    await page.keyboard.press('Escape');
    await page.goBack();
  }
  return times;
}

async function sincePress(page: Page, what: 'report' | 'picture'): Promise<number> {
  await page.waitForFunction((name) => {
    const { watched } = globalThis as unknown as { watched: Record<typeof name, number> };
    return watched[name] > 0;
  }, what);
  const times = await watched(page);
  return times[what] - times.pressed;
}

/** A report of today, as a person sends it: the newest case. Its title is what the list will say. */
async function fileWithPhoto(publicUrl: string): Promise<string> {
  using client = new ChatClient(publicUrl);
  const title = 'A photograph of three megabytes is with this report';
  const session = await walkReport(client, 'report/files', title);
  read(await client.upload(session, await photo()));
  await client.say({ session, choice: 'done', at: 'report/files' });
  read(await send(client, session));
  return title;
}

/** Noise does not become smaller by being compressed. */
async function photo(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 1500, height: 1100, channels: 3, background: '#888', noise } as const;
  return await sharp({ create }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
}
