import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { buildConsole } from '../../tools/build-console.ts';
import { bundleFolder } from '../../tools/console-page.ts';
import { chromiumClient } from '../fixtures/chromium-client.ts';
import { hasChromium, openChromium, type Visit } from '../fixtures/chromium.ts';
import { type Appointee, type House, install, openHouse } from '../fixtures/house.ts';
import { photo, tells } from '../fixtures/photo.ts';
import type { Attached } from '../fixtures/wire.ts';
import { officerWords, reporting, returning, walk, words } from './journey.ts';

const language = 'kk';
const paper: Attached = {
  name: 'Сериков.txt',
  type: 'text/plain',
  bytes: new TextEncoder().encode('Ота 12 желтоқсанға белгіленген.\n'),
};

describe.skipIf(!hasChromium('a whole day in chromium'))('in chromium', () => {
  test(
    'a reporter without scripts and an officer in the console speak to each other',
    { timeout: 240_000 },
    async () => {
      await buildConsole(bundleFolder);
      await using installation = await install({ argon2id: 'real' });
      await using house = await openHouse(installation, { console: true });
      await using opened = new AsyncDisposableStack();
      const browser = opened.adopt(await openChromium(), (each) => each.close());

      const reporter = await reporterIn(browser, house);
      const taken = await photo();
      const receipt = await walk(
        reporter,
        reporting({ language, between: 'ru', photo: taken }),
        language,
      );
      if (receipt === null) throw new TypeError('no receipt was shown');
      expect(reporter.alarms).toEqual([]);

      const officer = await officerIn(browser, house, installation.who('officer'));
      await officer.getByText(words.recall[language]).waitFor();
      await officer.getByText(words.fearsAnew[language]).waitFor();
      expect(await officer.getByText(words.wrongBody[language]).count()).toBe(0);
      expect(await lookAt(officer)).toBe(1500);
      expect(tells(await take(officer))).toBe(false);
      await officer.getByLabel(say('console.message.label')).fill(officerWords.answer[language]);
      await officer.getByRole('button', { name: say('console.message.send') }).click();
      await officer.getByText(say('console.done.message')).waitFor();
      await officer.getByLabel(say('console.status.to')).selectOption('acknowledged');
      await officer
        .getByLabel(say('console.status.reason'), { exact: true })
        .fill(officerWords.reason[language]);
      await officer.getByRole('button', { name: say('console.status.move') }).click();
      await officer.getByText(say('console.done.status')).waitFor();

      const back = await reporterIn(browser, house);
      await walk(back, returning({ language, receipt, paper }), language);
      expect(back.alarms).toEqual([]);

      await unlock(officer, house, installation.who('officer'));
      await officer.getByText(words.reply[language]).waitFor();
      expect(Buffer.from(await take(officer, 1)).toString()).toContain('12 желтоқсанға');
      await officer.getByRole('button', { name: say('console.sign-out') }).click();
      await officer.getByText(say('console.sign-in.because.signed-out')).waitFor();
    },
  );
});

/** A telephone with scripts switched off. */
async function reporterIn(browser: Visit, { url }: House) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    locale: language,
  });
  const page = await context.newPage();
  return chromiumClient(page, url, language);
}

/** A desk in an office, unlocked, with the one case opened. */
async function officerIn(browser: Visit, house: House, person: Appointee): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, locale: 'en' });
  const page = await context.newPage();
  await unlock(page, house, person);
  return page;
}

/** By the link with the officer's number, to the one case. */
async function unlock(page: Page, { consoleUrl }: House, person: Appointee): Promise<void> {
  await page.goto(`${consoleUrl}/sign-in/${person.officer.id}`);
  await page.locator('input[autocomplete=current-password]').fill(person.passphrase);
  await page.getByRole('button', { name: say('console.sign-in.button') }).click();
  await page.getByRole('link', { name: new RegExp(words.recall[language].slice(0, 20)) }).click();
}

/** The width of the image in the preview. */
async function lookAt(page: Page): Promise<number> {
  await page
    .getByRole('button', { name: say('console.files.show') })
    .first()
    .click();
  const image = page.locator('dialog img');
  await image.waitFor();
  const width = await image.evaluate((img: HTMLImageElement) =>
    img.decode().then(() => img.naturalWidth),
  );
  await page.keyboard.press('Escape');
  return width;
}

/** The bytes of a file as the officer saves it. */
async function take(page: Page, at = 0): Promise<Uint8Array> {
  const taking = page.waitForEvent('download');
  await page
    .getByRole('button', { name: say('console.files.download') })
    .nth(at)
    .click();
  const stream = await (await taking).createReadStream();
  return Buffer.concat((await stream.toArray()) as Uint8Array[]);
}

function say(key: Parameters<typeof phrase>[1]): string {
  return phrase('en', key);
}
