import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { sheetText, splitRecovery } from '../../cases/recovery-sheet.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { type Desk, desk, hasChromium, heldBack, shoot, signIn, violations } from './browser.ts';
import { answer, file } from './office.ts';

describe.skipIf(!hasChromium)('keys and recipients in the browser', { timeout: 120_000 }, () => {
  let room: Desk;
  const title = 'Ескі хабарлама';
  beforeAll(async () => {
    room = await desk();
    await file(room.office, { answers: [answer('recall', 'Не болды?', title)] });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  const rootFile = () => ({
    name: 'root-key.json',
    mimeType: 'application/json',
    buffer: Buffer.from(room.office.made.root.file),
  });

  test('an officer comes, reads the old cases, and two sheets bring them back after all', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 1280, height: 900 } });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: title }).waitFor();
    await page.getByRole('link', { name: 'Keys', exact: true }).click();
    await page.getByRole('heading', { name: 'Who receives reports' }).waitFor();
    await shoot(page, 'en-keys-1280');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await page.getByText(/The chain holds: \d+ lines/).waitFor();
    await shoot(page, 'en-audit-1280');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Keys', exact: true }).click();
    await page.getByRole('heading', { name: 'Who receives reports' }).waitFor();

    // A wrong passphrase changes nothing and says so.
    await page.getByLabel('A new officer').check();
    await page.getByLabel('Root key file').setInputFiles(rootFile());
    await page.getByLabel('Passphrase of the root key').fill('six words that are not it');
    await page.getByRole('button', { name: 'Sign and put into force' }).click();
    await page.getByText('The passphrase does not open the root key').waitFor();
    expect((await room.office.store.rosters.latest())?.seq).toBe(1);

    await page.getByLabel('Passphrase of the root key').fill(room.office.made.root.passphrase);
    const looking = await heldBack(page, '**/api/key-state');
    await page.getByRole('button', { name: 'Sign and put into force' }).click();
    await page.getByRole('heading', { name: 'The new list is in force' }).waitFor();
    await page.getByText('This is list number 2').waitFor();
    // What held of the list before it is not said of the new one.
    const even = page.getByText('The keys of all cases are sealed to this list');
    expect(await even.count()).toBe(0);
    await looking.letGo();
    await even.waitFor();
    const access = page.getByRole('region', { name: /^officer-/ });
    const officerId = (await access.getAttribute('aria-label')) ?? '';
    const words = (await access.locator('.words').textContent()) ?? '';
    await shoot(page, 'en-keys-added-1280');
    expect(await violations(page)).toEqual([]);
    expect((await room.office.store.rosters.latest())?.seq).toBe(2);
    await context.close();

    const other = await room.page({ locale: 'kk' });
    await other.page.goto(`${room.url}/sign-in/${officerId}`);
    await other.page.locator('input[autocomplete=current-password]').fill(words);
    await other.page.locator('button[type=submit]').click();
    await other.page.getByRole('link', { name: title }).waitFor();
    expect([...alarms, ...other.alarms]).toEqual([]);
    await other.context.close();
  });

  const recovered = async () =>
    (await room.office.store.audit.rows(0, 500)).filter(({ kind }) => kind === 'recovered').length;

  test('sheets typed with a mistake name the line; two right ones bring the archive back', async () => {
    const sheets = await splitRecovery(room.office.made.recovery, systemRandom);
    const [one = '', , three = ''] = sheets.map(sheetText);
    const { page, context, alarms } = await room.page({ viewport: { width: 360, height: 800 } });
    await page.goto(`${room.url}/recovery`);
    await page.getByRole('heading', { name: 'Bring the archive back from paper' }).waitFor();
    const lines = one.split('\n');
    const wrong = lines.with(
      3,
      (lines[3] ?? '').replace(/^./, (it) => (it === '7' ? '8' : '7')),
    );
    await page.getByLabel('First sheet').fill(wrong.join('\n'));
    await page.getByLabel('Second sheet').fill(three);
    await page.getByText('There is a mistake in line 4').waitFor();
    await shoot(page, 'en-recovery-360');
    expect(await violations(page)).toEqual([]);

    await page.getByLabel('First sheet').fill(one);
    await page.getByText(/Correct: set \d{8}, sheet 1/).waitFor();
    await page.getByLabel('Root key file').setInputFiles(rootFile());
    await page.getByLabel('Passphrase of the root key').fill(room.office.made.root.passphrase);
    // The server appoints, and its answer is lost: what was made is not lost with it.
    await page.route('**/api/recovery', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Bring the archive back' }).click();
    await page.getByText('No answer came, so nobody knows').waitFor();
    await shoot(page, 'en-recovery-unanswered-360');
    expect(await page.locator('.problem').evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    await page.unroute('**/api/recovery');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('heading', { name: 'A new officer is appointed' }).waitFor();
    expect(await recovered()).toBe(1);
    expect(await page.locator('.sheet').count()).toBe(3);
    await shoot(page, 'en-recovered-360');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Written down, go on' }).click();
    await page.getByRole('link', { name: title }).waitFor();
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('a list that was changed in the database while somebody works alarms the open console', async () => {
    const { page, context } = await room.page();
    const { access } = room.office.made;
    expect(access.length).toBeGreaterThan(0);
    await page.clock.install();
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: title }).waitFor();
    const latest = await room.office.store.rosters.latest();
    if (latest === null) throw new TypeError('no list');
    const { seq, bytes, signature } = latest;
    await room.office.store.rosters.put({ seq: seq + 1, bytes, signature });
    await page.clock.runFor(25_000);
    await page.getByRole('heading', { name: 'Stop: the list of recipients' }).waitFor();
    await context.close();
  });
});
