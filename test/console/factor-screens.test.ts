import { Secret, TOTP } from 'otpauth';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { policyName, writePolicy } from '../../console/server/factors/policy.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';

const say = (key: Parameters<typeof phrase>[1], params?: Record<string, string | number>) =>
  phrase('kk', key, params);

describe.skipIf(!hasChromium)('second factors on the page', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    await room.office.store.settings.set(policyName, writePolicy('passkey'));
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('an officer adds a passkey, signs in with it, adds an app, proves himself again, changes settings and is put out', async () => {
    const { page, context, alarms } = await room.page({
      locale: 'kk-KZ',
      viewport: { width: 360, height: 800 },
      colorScheme: 'dark',
    });
    const press = (name: Parameters<typeof say>[0]) =>
      page.getByRole('button', { name: say(name), exact: true }).click();
    const at = (name: Parameters<typeof say>[0]) =>
      page.getByRole('heading', { name: say(name), exact: true }).waitFor();

    await signIn(room, page, 'officer');
    await at('console.account');
    const key = await securityKey(page);
    await page.getByText(say('account.must.passkey')).waitFor();
    await page.getByText(say('account.add-totp.after')).waitFor();
    await look(page, 'account-must');

    // The key is touched and does not check by whom.
    await page.getByLabel(say('account.name')).fill('көк кілт');
    await press('account.add-passkey.button');
    await page.getByRole('alert').getByText(say('account.passkey.not-used')).waitFor();
    await look(page, 'account-unverified');
    await key.verifies(true);
    await press('account.add-passkey.button');
    await at('account.codes.made');
    expect(await page.locator('.word-list code').count()).toBe(10);
    await look(page, 'account-codes');
    await press('account.codes.kept');
    await at('console.inbox.heading');

    await press('console.sign-out');
    await signIn(room, page, 'officer');
    await at('account.step');
    await look(page, 'account-step');
    await press('account.show.passkey');
    await at('console.inbox.heading');

    await page.getByRole('link', { name: say('console.account') }).click();
    await press('account.add-totp.start');
    const secret = Secret.fromBase32(
      (await page.locator('form code').innerText()).replace(/ /g, ''),
    );
    await look(page, 'account-totp');
    const app = page.locator('form', { has: page.locator('svg') });
    await app.getByLabel(say('account.name')).fill('телефон');
    const code = app.getByLabel(say('account.show.totp'));
    await code.fill('000000');
    await press('account.add-totp.button');
    await page.getByRole('alert').getByText(say('account.clock.apart')).waitFor();
    const timestamp = room.office.options.clock.now();
    await code.fill(new TOTP({ secret }).generate({ timestamp }));
    await press('account.add-totp.button');
    await page.getByText('телефон', { exact: true }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await look(page, 'account');

    room.office.later(11 * 60_000);
    // Twice, as on a slow line: another sheet would end the one that is shown.
    let sheets = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/api/me/factors/codes')) sheets += 1;
    });
    const sheet = page.getByRole('button', { name: say('account.codes.new') });
    await sheet.dblclick();
    await at('account.proof');
    expect(sheets).toBe(1);
    await look(page, 'account-proof');
    await press('account.show.passkey');
    await at('account.codes.made');
    await press('account.codes.kept');

    await page.getByRole('link', { name: say('console.settings'), exact: true }).click();
    await page.getByText(say('settings.factors.now.passkey')).waitFor();
    await look(page, 'settings-factors');
    const unitForm = page.locator('section', {
      has: page.getByRole('heading', { name: say('settings.units') }),
    });
    for (const language of ['kk', 'ru', 'en']) {
      await unitForm.locator(`input[lang=${language}]`).fill(`Unit ${language}`);
    }
    await unitForm.getByRole('button', { name: say('settings.add.button') }).click();
    await unitForm.getByText(say('settings.saved')).waitFor();
    await unitForm.getByRole('button', { name: `${say('settings.retire')}: Unit kk` }).click();
    await unitForm
      .getByRole('button', { name: `${say('settings.bring-back')}: Unit kk` })
      .waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await look(page, 'settings-360');

    // The key stayed at home.
    await press('console.sign-out');
    await signIn(room, page, 'officer');
    await page.getByText(say('account.show.spare.open')).click();
    room.office.later(60_000);
    await look(page, 'account-step-spare');
    const spare = new TOTP({ secret }).generate({ timestamp: room.office.options.clock.now() });
    await page.getByLabel(say('account.show.totp')).fill(spare);
    await page
      .getByRole('button', { name: say('account.show.button') })
      .first()
      .click();
    await at('console.inbox.heading');
    await page.getByRole('link', { name: say('account.spare.add') }).click();
    await page.getByText(say('account.spare')).waitFor();
    await look(page, 'account-spare');
    await press('account.codes.new');
    await at('account.proof');
    expect(await page.getByLabel(say('account.show.totp')).count()).toBe(0);
    await press('account.cancel');
    await page.getByRole('alert').getByText(say('console.trouble.passkey-needed')).waitFor();

    const { store, options } = room.office;
    const officerId = room.office.made.access[0]?.officerId ?? '';
    for (const { tag } of await store.officerSessions.list(officerId, options.clock.now())) {
      await store.officerSessions.end(tag, { officerId, day: today });
    }
    await page.getByRole('link', { name: say('console.account') }).click();
    await page.getByText(say('console.sign-in.because.ended')).waitFor();
    await look(page, 'account-ended');
    expect(alarms).toEqual([]);
    await context.close();
  });
});

/** An authenticator of the browser's own, which is touched at once. */
async function securityKey(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasUserVerification: true,
      isUserVerified: false,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifies: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function look(page: Page, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${name} is wider than the window`).toBe(false);
  await shoot(page, name);
}
