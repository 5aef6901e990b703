import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openEntry } from '../../cases/entry.ts';
import { entryId as parseEntryId } from '../../cases/ids.ts';
import { addDays } from '../../platform/time.ts';
import { type Desk, desk, hasChromium, heldBack, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';
import { answer, type Filed, file, followUp, newReporter } from './office.ts';

const words = {
  told:
    '12 қарашада аудандық ауруханада бөлім меңгерушісі ота кезегін жылжыту үшін 300 000 теңге сұрады.\n' +
    'Ақшаны бермесем, кезек екі айға созылатынын айтты.',
  reply: 'Тағы бір айтарым бар: ол кеше тағы қоңырау шалды.',
  question: 'Рақмет. Бұл қай бөлімде болды?',
  reason: 'Хабарламаңызды алдық, 3 жұмыс күнінде жауап береміз.',
};

describe.skipIf(!hasChromium)('an officer’s day', { timeout: 120_000 }, () => {
  let room: Desk;
  let filed: Filed;
  const photo = { bytes: new Uint8Array(), mime: 'image/jpeg', extension: '.jpg' };

  beforeAll(async () => {
    room = await desk();
    photo.bytes = new Uint8Array(
      await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3377aa' } })
        .jpeg()
        .toBuffer(),
    );
    filed = await file(room.office, {
      answers: [
        answer('recall', 'Не болғанын өз сөзіңізбен айтып беріңіз', words.told),
        {
          question: 'what',
          label: { kk: 'Бұл не туралы?', ru: 'О чём это?', en: 'What is it about?' },
          answer: { kind: 'choice', option: 'bribe' },
          options: { bribe: { kk: 'Пара талап ету', ru: 'Вымогательство', en: 'Bribe demanded' } },
        },
        answer('body', 'Қай органда?', 'Аудандық аурухана'),
        {
          question: 'who',
          label: { kk: 'Кім?', ru: 'Кто?', en: 'Who?' },
          answer: { kind: 'skipped' },
          options: {},
        },
      ],
      files: [
        { ...photo, cleaned: true },
        { ...photo, cleaned: false },
      ],
    });
    await file(room.office, { day: addDays(today, -10), language: 'ru' });
    await followUp(room.office, filed, words.reply);
    await room.office.store.reporters.confirm(filed.reporter.id, today, 'kept');
    await followUp(room.office, filed, 'жалған', newReporter());
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('goes from the passphrase to the answer that the reporter reads', async () => {
    const { page, context, alarms } = await room.page({
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    await page.goto(room.url);
    await page.getByRole('button', { name: 'Қазақша' }).click();
    await shoot(page, 'kk-sign-in-1280');
    expect(await violations(page)).toEqual([]);

    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: /12 қарашада/ }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    await page.getByText('Overdue by 7 days').waitFor();
    // One of the two writers has confirmed the receipt.
    expect(await page.getByText('Receipt not confirmed').count()).toBe(1);
    await shoot(page, 'en-inbox-1280');
    expect(await violations(page)).toEqual([]);

    expect(await page.getByText('Not opened by you').count()).toBe(2);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('аурухана МЕҢГЕРУШІ');
    await page.getByText('1 case of 2').waitFor();
    await page.getByLabel('Search').fill('');
    await page.getByText('2 cases in all').waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await page.getByRole('region', { name: 'The chosen case' }).getByText('Пара').waitFor();

    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: /12 қарашада/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Report of/ }).waitFor();
    await page.getByText('Пара талап ету').waitFor();
    await page.getByText(words.reply).waitFor();
    await page.getByText('but the reporter did not sign it').first().waitFor();
    expect(await page.getByText('жалған').count()).toBe(0);
    expect(await page.getByText('Receipt not confirmed').count()).toBe(0);
    await shoot(page, 'en-case-1280');
    expect(await violations(page)).toEqual([]);
    // Where the page is sent it stands at once: nothing slides away under a hand that is about to press.
    expect(
      await page.evaluate(() => {
        scrollTo(0, 400);
        return scrollY;
      }),
    ).toBe(400);

    await page.getByRole('button', { name: /Look at it/ }).click();
    await page.locator('dialog img').waitFor();
    const drawn = page.locator('dialog img');
    expect(
      await drawn.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBe(640);
    expect(await page.getByRole('button', { name: /Look at it/ }).count()).toBe(1);
    await shoot(page, 'en-preview-1280');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const taking = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /Download/ })
      .first()
      .click();
    const download = await taking;
    expect(download.suggestedFilename()).toBe('senim-1.jpg');
    const chunks = await (await download.createReadStream()).toArray();
    expect(Buffer.concat(chunks as Uint8Array[]).equals(photo.bytes)).toBe(true);

    await page.getByRole('button', { name: 'Move the case' }).click();
    await page.getByText('Please choose the new state.').waitFor();
    await page.getByLabel('New state').selectOption('acknowledged');
    await page.getByRole('button', { name: 'Move the case' }).click();
    await page.getByText('Please give the reason').waitFor();
    await page.getByLabel('Reason', { exact: true }).fill(words.reason);
    // Quicker than the network: the next word is sent while the case is still being read after the one before it.
    const reading = await heldBack(page, '**/api/cases/*/open');
    await page.getByRole('button', { name: 'Move the case' }).click();
    await page.getByText('The case was moved.').waitFor();
    await page.getByLabel('Your message').fill(words.question);
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await page.getByRole('button', { name: 'Sealing…' }).waitFor();
    await reading.letGo();
    await page.getByText('Your message was sealed and sent.').waitFor();
    expect(await page.locator('.told [role=alert]').count()).toBe(0);
    await shoot(page, 'en-answered-1280');
    expect(await readByReporter()).toEqual([
      { kind: 'status', from: 'new', to: 'acknowledged', reason: words.reason },
      { kind: 'message', text: words.question },
    ]);

    await page.getByRole('button', { name: /Back to the cases/ }).click();
    await page.getByRole('row', { name: /12 қарашада.*Acknowledged/ }).waitFor();
    // What is on its way when its session is left is refused when the next one is open, and does not end that.
    await page.getByRole('link', { name: /12 қарашада/ }).press('Enter');
    await page.getByLabel('Your message').fill('Кеш');
    const entries = '**/api/cases/*/entries';
    const late = Promise.withResolvers<undefined>();
    await page.route(entries, async (route) => {
      await late.promise;
      await route.fulfill({ status: 401, json: { refusal: 'session-ended' } });
    });
    const asked = page.waitForRequest(entries);
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await asked;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(room, page, 'officer', 0, 'again');
    await page.getByText('2 cases in all').waitFor();
    const refused = page.waitForResponse(entries);
    late.resolve(undefined);
    await refused;
    await page.getByLabel('Search').fill('аурухана');
    await page.getByText('1 case of 2').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(alarms).toEqual([]);
    await context.close();
  });

  async function readByReporter() {
    const { caseId, reporter } = filed;
    const { letters } = await room.office.store.reporters.entries(reporter.id);
    return await Promise.all(
      letters.map(async (each) => {
        const opened = await openEntry({
          bytes: each.bytes,
          identity: reporter.ageIdentity,
          caseId,
          entryId: parseEntryId(each.entryId),
          group: 'default',
          rosters: [room.office.roster],
          reporterPublic: null,
        });
        return opened.from === 'officer' ? opened.word : null;
      }),
    );
  }
});
