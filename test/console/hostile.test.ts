import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newCaseKey } from '../../cases/case-key.ts';
import { canonical } from '../../platform/canonical.ts';
import { readRoster } from '../../cases/roster-content.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { answer, file, followUp } from './office.ts';
import { payloads } from './payloads.ts';

describe.skipIf(!hasChromium)('a hostile world', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test(`shows ${payloads.length} payloads as the text that they are, in reports, names and letters`, async () => {
    const first = '<img src=x onerror=alert(1)> деді';
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const filed = await file(room.office, {
      answers: [
        answer('recall', 'Не болды?', first),
        ...payloads.map((text, at) => answer(`q${at}`, text, text)),
      ],
      files: payloads
        .slice(0, 50)
        .map((name, at) => ({ bytes, mime: name, extension: name, cleaned: at % 2 === 0 })),
    });
    for (const text of payloads.slice(0, 5)) await followUp(room.office, filed, text);

    const { page, context, alarms } = await room.page();
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: first }).click();
    await page.getByRole('heading', { name: 'The report', exact: true }).waitFor();

    const shown = await page
      .locator('dd')
      .evaluateAll((all) => all.map((each) => each.textContent));
    expect(shown).toEqual([first, ...payloads]);
    const asked = await page
      .locator('dt')
      .evaluateAll((all) => all.map((each) => each.textContent));
    expect(asked.slice(1)).toEqual(payloads);
    const letters = await page.locator('.written').allTextContents();
    expect(letters).toEqual(payloads.slice(0, 5));
    expect(await page.locator('.files li').count()).toBe(50);
    expect(await page.getByRole('button', { name: /Look at it/ }).count()).toBe(0);
    const strange =
      'main script, main iframe, main object, main embed, main svg, main img, main style';
    expect(await page.locator(strange).count()).toBe(0);

    const taking = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /Download/ })
      .first()
      .click();
    expect((await taking).suggestedFilename()).toBe('senim-1.bin');
    await page.waitForTimeout(300);
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('says loudly that a case was touched, in the list and on its page, and shows none of it', async () => {
    const { caseId } = await file(room.office, { answers: [answer('recall', 'Не?', 'Құпия сөз')] });
    tamper(`update cases set card = zeroblob(2048) where id = '${caseId}'`);
    const { page, context, alarms } = await room.page();
    await signIn(room, page, 'officer');
    await page.getByText('Take note: this case could not be opened.').waitFor();
    tamper(`update cases set card = null, manifest = zeroblob(5000) where id = '${caseId}'`);
    await page.getByRole('link', { name: 'Title could not be opened' }).click();
    await page.getByRole('alert').getByText('This case did not open').waitFor();
    await page.getByText('What is stored was damaged or replaced.').waitFor();
    expect(await page.getByText('Құпия сөз').count()).toBe(0);
    await shoot(page, 'en-broken-1280');
    expect(alarms).toEqual([]);
    await context.close();
    tamper(`update cases set manifest = x'00' where id = '${caseId}'`);
  });

  test('locks after ten idle minutes and forgets the keys', async () => {
    const { page, context } = await room.page();
    await page.clock.install();
    await signIn(room, page, 'officer');
    await page.getByRole('heading', { name: 'Cases' }).waitFor();
    await page.clock.fastForward('09:50');
    expect(await page.getByRole('heading', { name: 'Cases' }).count()).toBe(1);
    await page.clock.fastForward('00:15');
    await page.getByText('Nothing happened for 10 minutes').waitFor();
    expect(page.workers()).toEqual([]);
    await page.goBack();
    expect(await page.locator('input[autocomplete=current-password]').count()).toBe(1);
    await context.close();
  });

  test('says that a passphrase is wrong without saying whether the number is', async () => {
    const { page, context } = await room.page();
    for (const id of [room.office.made.access[0]?.officerId ?? '', 'officer-zzzzzzzz']) {
      await page.goto(`${room.url}/sign-in/${id}`);
      await page.locator('input[autocomplete=current-password]').fill('not these six words at all');
      await page.locator('button[type=submit]').click();
      await page.getByText('The number or the passphrase is not right.').waitFor();
    }
    await shoot(page, 'en-wrong-1280');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  // The last: after it this console trusts nothing any more.
  test('stops before a roster that was changed in the database and names whose key it was', async () => {
    const latest = await room.office.store.rosters.latest();
    if (latest === null) throw new TypeError('no roster');
    const content = readRoster(latest.bytes);
    const [model] = content.recipients;
    if (model === undefined) throw new TypeError('no recipient');
    const { recipient } = await newCaseKey({ random: systemRandom });
    const recipients = [{ ...model, age: recipient }, ...content.recipients.slice(1)];
    const bytes = canonical({ ...content, recipients });
    tamper('update rosters set bytes = ?', bytes);

    const { page, context, alarms } = await room.page({ viewport: { width: 360, height: 740 } });
    await signIn(room, page, 'officer');
    const alarm = page.getByRole('alert');
    await alarm.getByText('Stop: the list of recipients cannot be trusted').waitFor();
    await alarm.getByText('The signature of the list does not fit').waitFor();
    await alarm.getByText(`was changed: ${model.id} (officer)`).waitFor();
    await shoot(page, 'en-alarm-360');
    expect(await page.getByRole('button').count()).toBe(3); // the languages, and no way on
    expect(await violations(page)).toEqual([]);
    expect(alarms).toEqual([]);
    await context.close();
  });

  function tamper(sql: string, ...values: readonly Uint8Array[]): void {
    using database = new DatabaseSync(join(room.office.dataDir, 'senim.db'));
    database.prepare(sql).run(...values);
  }
});
