import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import { newCaseKey } from '../../cases/case-key.ts';
import { loadCase } from '../../console/app/case-load.ts';
import { carefulCopy } from '../../console/app/take/copy.ts';
import { pack } from '../../console/app/take/pack.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { canonical } from '../../platform/canonical.ts';
import { readRoster } from '../../cases/roster-content.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { unzipped } from '../fixtures/unzipped.ts';
import { clerk } from './clerk.ts';
import { wordsIn } from './copy-words.ts';
import { answer, file, followUp, newReporter, onceArgon2id } from './office.ts';
import { payloads } from './payloads.ts';
import { thiefOf } from './thief.ts';

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
    await page.getByRole('link', { name: 'Print' }).click();
    const paper = page.locator('.case-paper dd.written');
    await paper.first().waitFor();
    const printed = new Set(await paper.allTextContents());
    expect(payloads.filter((text) => !printed.has(text))).toEqual([]);
    await page.getByRole('link', { name: 'Hide words and parts of images' }).first().click();
    await page.locator('textarea').first().waitFor();
    expect(await page.locator('textarea').count()).toBe(1 + payloads.length + 5);
    expect(await page.locator(strange).count()).toBe(0);

    const exported = await exportOf(filed.caseId);
    await page.route('**/exported', async (route) => {
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: exported });
    });
    await page.goto(`${room.url}/exported`);
    expect(await page.locator('dd').count()).toBeGreaterThan(payloads.length);
    expect(
      await page.locator('body script, body img, body iframe, body a, body form').count(),
    ).toBe(0);
    await page.waitForTimeout(300);
    expect(alarms).toEqual([]);
    await context.close();
  });

  /** The page of an export, made at a console without a browser. */
  async function exportOf(caseId: CaseId): Promise<string> {
    const [access] = room.office.made.access;
    if (access === undefined) throw new TypeError('nobody');
    const ring = new KeyRing(onceArgon2id, systemRandom);
    const { session } = await clerk(room.office, access, { ring });
    const loaded = await loadCase(session, caseId);
    const copy = { ...carefulCopy(loaded, 'en'), notes: true, files: new Set<never>() };
    const words = await wordsIn('en');
    return (
      unzipped(await pack(loaded, copy, { session, words, redraw: noImages })).files.get(
        'case.html',
      ) ?? ''
    );
  }

  test('says that a case was touched, in the list, on its page and at a letter, what it means and what to do', async () => {
    const { caseId } = await file(room.office, { answers: [answer('recall', 'Не?', 'Құпия сөз')] });
    const talked = await file(room.office, { answers: [answer('recall', 'Не?', 'Ашық сөз')] });
    await followUp(room.office, talked, 'Арызымды аламын', newReporter());
    tamper(`update cases set card = zeroblob(2048) where id = '${caseId}'`);
    const { page, context, alarms } = await room.page();
    await signIn(room, page, 'officer');
    await page.getByText('1 case does not open as it should').waitFor();
    await page.getByText('Take note: this case could not be opened.').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'en-touched-list-1280');
    tamper(`update cases set card = null, manifest = zeroblob(5000) where id = '${caseId}'`);
    await page.getByRole('link', { name: 'Title could not be opened' }).click();
    const alarm = page.getByRole('alert');
    await alarm.getByText('Stop: what is stored of this case was changed').waitFor();
    await alarm.getByText('The list of what belongs to this case was exchanged').waitFor();
    await alarm.getByText('do not answer in it, do not close it').waitFor();
    await alarm.getByText('Tell the head of the body').waitFor();
    await alarm.getByText(`case ${caseId.slice(0, 8)}`).waitFor();
    expect(await page.getByText('Құпия сөз').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'en-broken-1280');
    await page.getByRole('button', { name: 'Back to the cases' }).click();
    await page.getByRole('link', { name: 'Ашық сөз' }).click();
    await alarm.getByText('the reporter did not sign it').waitFor();
    await page.getByText('Ашық сөз').waitFor();
    expect(await page.getByText('Арызымды').count()).toBe(0);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'en-forged-360');
    expect(alarms).toEqual([]);
    await context.close();
    tamper(`update cases set manifest = x'00' where id = '${caseId}'`);
  });

  test('notices that the database of before was put in place while the page was open', async () => {
    const { page, context } = await room.page();
    const before = thiefOf(room.office.dataDir).copy();
    await signIn(room, page, 'officer');
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await file(room.office, {});
    await page.getByRole('button', { name: 'Sign out' }).click();
    before();
    await file(room.office, {});
    await signIn(room, page, 'officer', 0, 'again');
    const alarm = page.getByRole('alert');
    await alarm.getByText('Stop: the audit cannot be trusted').waitFor();
    await alarm.getByText('went on from an older copy of the data').waitFor();
    await page.getByText('Somebody may want to hide who opened').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'en-rolled-back-1280');
    await context.close();
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
    await alarm.getByText('The list is not signed with the root key of your body').waitFor();
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

async function noImages(): Promise<Uint8Array> {
  throw new TypeError('there is no image to draw');
}
