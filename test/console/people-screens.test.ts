import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Page } from 'playwright-core';

import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';

const looks = [
  { language: 'kk', width: 360, colorScheme: 'dark' },
  { language: 'ru', width: 1280, colorScheme: 'light' },
] as const;

describe.skipIf(!hasChromium)('people and invitations', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test.each(looks)(
    'an invited person gets an account, in $language at $width px',
    async ({ language, width, colorScheme }) => {
      const say = (key: Parameters<typeof phrase>[1], params?: Record<string, string | number>) =>
        phrase(language, key, params);
      const open = {
        locale: language === 'kk' ? 'kk-KZ' : language,
        viewport: { width, height: 800 },
        colorScheme,
      } as const;
      const { page, context, alarms } = await room.page(open);
      await signIn(room, page, 'officer');
      await page.getByRole('link', { name: say('console.people'), exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say('console.people') }).waitFor();
      await page.getByLabel(say('people.role')).selectOption('administrator');
      await page.getByRole('button', { name: say('people.invite.button') }).click();
      const link = await page.getByLabel(say('people.invite.link')).inputValue();
      await page.getByText(say('people.withdraw'), { exact: true }).waitFor();
      await look(page, language, width, 'people');
      await page.getByRole('link', { name: say('status.role.officer'), exact: true }).click();
      await page.getByRole('heading', { level: 1, name: say('console.roles') }).waitFor();
      await look(page, language, width, 'roles');
      await context.close();

      const invited = await room.page(open);
      const guest = invited.page;
      await guest.goto(link);
      await guest.getByRole('button', { name: say('join.start') }).waitFor();
      expect(guest.url()).toBe(`${room.url}/join`);
      await look(guest, language, width, 'join');
      await guest.getByRole('button', { name: say('join.start') }).click();
      await guest.getByRole('heading', { name: say('join.words.heading') }).waitFor();
      await look(guest, language, width, 'join-words');
      const words = await guest.locator('.word-list li').allTextContents();
      expect(words).toHaveLength(6);
      await guest.getByRole('button', { name: say('join.words.done') }).click();
      const fields = guest.locator('form input');
      for (const at of [0, 1]) await fields.nth(at).fill('wrong');
      await guest.getByRole('button', { name: say('join.check.button') }).click();
      await guest
        .getByRole('alert')
        .filter({ hasText: say('join.check.wrong') })
        .waitFor();
      await look(guest, language, width, 'join-check');
      for (const [at, word] of words.entries()) {
        const field = guest.getByLabel(say('join.check.word', { place: at + 1 }));
        if ((await field.count()) > 0) await field.fill(` ${word.toUpperCase()} `);
      }
      await guest.getByRole('button', { name: say('join.check.button') }).click();
      await guest.getByRole('heading', { name: say('join.done.heading') }).waitFor();
      await look(guest, language, width, 'joined');
      await guest.getByRole('link', { name: say('join.done.sign-in') }).click();
      await guest.locator('input[autocomplete=current-password]').fill(words.join(' '));
      await guest.locator('button[type=submit]').click();
      await guest.getByRole('heading', { level: 1, name: say('console.people') }).waitFor();
      await look(guest, language, width, 'people-administrator');
      await guest.getByRole('link', { name: say('console.settings'), exact: true }).click();
      await guest.getByText('Тестовый орган').waitFor();
      await look(guest, language, width, 'settings');

      await guest.goto(link);
      await guest.getByRole('heading', { name: say('join.over') }).waitFor();
      await look(guest, language, width, 'join-over');
      expect([...alarms, ...invited.alarms]).toEqual([]);
      await invited.context.close();
    },
  );
});

async function look(page: Page, language: Language, width: number, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, `${name} is wider than the window`).toBe(false);
  await shoot(page, `${name}-${language}-${width}`);
}
