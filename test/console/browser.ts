import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import type { Appointed } from '../../console/new-member.ts';
import { type Bundle, loadBundle } from '../../console/server/bundle.ts';
import type { ConsoleOptions } from '../../console/server/create.ts';
import { buildConsole } from '../../tools/build-console.ts';
import { serve } from '../../web/serve.ts';
import { hasChromium as isThere, openChromium, type Visit } from '../fixtures/chromium.ts';
import { type Office, office, staff } from './office.ts';

export const hasChromium = isThere('the console in a browser');

export interface Desk extends AsyncDisposable {
  readonly office: Office;
  readonly url: string;
  /** A page that writes down what must never happen in it. */
  readonly page: (more?: Parameters<Browser['newContext']>[0]) => Promise<Watched>;
}

export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Dialogs, foreign requests, scripts out of the manifest, policy reports, page errors. */
  readonly alarms: readonly string[];
}

/** A console with real keys on a port of its own, and a browser. */
export async function desk(
  officers: readonly Appointed[] = staff,
  options: Partial<Pick<ConsoleOptions, 'clock' | 'calendar'>> = {},
): Promise<Desk> {
  await using opened = new AsyncDisposableStack();
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'console');
  await buildConsole(folder);
  const bundle: Bundle = await loadBundle(folder);
  const served = opened.use(await office(officers, { ...options, bundle: () => bundle }));
  const listening = opened.use(
    await serve({ fetch: served.app.fetch, host: '127.0.0.1', port: 0 }),
  );
  const url = `http://localhost:${listening.port}`;
  const browser = opened.adopt(await openChromium(), async (each) => await each.close());
  const resources = opened.move();
  return {
    office: served,
    url,
    page: async (more = {}) => await watched(browser, url, bundle, more),
    [Symbol.asyncDispose]: async () => await resources.disposeAsync(),
  };
}

export async function watched(
  browser: Visit,
  url: string,
  bundle: Bundle,
  more: Parameters<Browser['newContext']>[0],
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'en', ...more });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript|integrity/i.test(message.text())) {
      alarms.push(`policy ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const address = request.url();
    if (address.startsWith('blob:')) return;
    if (!address.startsWith(url)) alarms.push(`request ${address}`);
    const file = new URL(address).pathname.slice(1);
    if (request.resourceType() === 'script' && !bundle.has(file)) alarms.push(`script ${file}`);
  });
  return { page, context, alarms };
}

/** Signs the officer of that role in and waits for what comes after. */
export async function signIn(
  { office: served, url }: Desk,
  page: Page,
  role: string,
  /** Which one of them. */
  which = 0,
  /** The same page again after signing out, with what it remembers. */
  again: 'again' | 'anew' = 'anew',
): Promise<void> {
  const access = served.made.access.filter((each) => each.role === role)[which];
  if (access === undefined) throw new TypeError('nobody has that role');
  if (again === 'anew') await page.goto(`${url}/sign-in/${access.officerId}`);
  await page.locator('input[autocomplete=current-password]').fill(access.passphrase);
  await page.locator('button[type=submit]').click();
}

/** Keeps requests to such addresses from arriving until they are let go. */
export async function heldBack(page: Page, address: string) {
  const gate = Promise.withResolvers<undefined>();
  await page.route(address, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return {
    letGo: async () => {
      gate.resolve(undefined);
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}

/** The next request to such an address arrives, and its answer does not. */
export async function loseAnswer(page: Page, address: string): Promise<void> {
  await page.route(
    address,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}

/** What axe finds wrong, each with where. */
export async function violations(page: Page): Promise<readonly string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const source = await readFile(path, 'utf8');
  // The page's policy forbids foreign scripts; the debugger's door is not bound by it.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
    awaitPromise: true,
    returnByValue: true,
  });
  // The session ends with the page: to detach one switches off the virtual authenticator of another.
  return result.value as readonly string[];
}

/** For people to look at; no test depends on it. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
