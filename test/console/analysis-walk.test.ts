import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PhraseKey, phrase } from '../../knowledge/phrases.ts';
import { seedAnalysis } from '../../tools/demo-analysis.ts';
import { sitDown } from '../../tools/survey-client.ts';
import {
  type Desk,
  desk,
  hasChromium,
  heldBack,
  loseAnswer,
  shoot,
  signIn,
  violations,
} from './browser.ts';
import { today } from './house.ts';
import { expectFits, looks, narrow } from './looks.ts';
import { onceArgon2id } from './office.ts';

const tabs = ['home', 'timetable', 'tasks', 'group', 'trail'] as const;

const canary = 'Тендер-канарейка-пятого-отдела';
const units = ['Кадр', 'Сатып алу', 'Қаржы', 'Заң', 'Канцелярия', 'Құрылыс'];

/** CAL-08 of the fact sheet: an analysis from 2 March 2026. */
const golden: readonly (readonly [string, string])[] = [
  ['Announce the start', '16 February 2026'],
  ['Announce the day of the public discussion', '2 April 2026'],
  ['Hold the public discussion', '9 April 2026'],
  ['Sign the analytical note', '30 April 2026'],
  ['Draw up the action plan', '19 May 2026'],
  ['Publish the note and the plan', '22 May 2026'],
];

describe.skipIf(!hasChromium)(
  'the yearly analysis at the officers’ desk',
  { timeout: 120_000 },
  () => {
    let room: Desk;
    beforeAll(async () => {
      room = await desk([
        { role: 'officer', group: 'default' },
        { role: 'oversight', group: 'oversight' },
        { role: 'analysis', group: null },
      ]);
    });
    afterAll(async () => await room[Symbol.asyncDispose]());

    test('is begun, timed, moved, proved, edited by two and closed', async () => {
      const { page, context, alarms } = await room.page({
        acceptDownloads: true,
        viewport: { width: 1280, height: 900 },
      });
      await signIn(room, page, 'officer');
      await page.getByRole('link', { name: 'Risk analysis' }).click();
      await page.getByRole('heading', { name: 'No analysis yet' }).waitFor();
      await page.getByText('It is recommended at least once a year.').waitFor();
      await look(page, 'empty');

      await page.getByRole('button', { name: 'Start an analysis' }).click();
      await page.getByLabel('Object 1').focus();
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData('text', text);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, units.join('\n'));
      expect(await page.getByLabel(/^Object \d$/).count()).toBe(6);
      await page.getByLabel('First day').fill('2026-03-02');
      expect(await page.getByLabel('Last day').inputValue()).toBe('2026-04-16');
      await page.getByLabel('Last day').fill('2026-04-17');
      await page.getByRole('button', { name: 'Create the analysis' }).click();
      await page.getByText('31 working days').waitFor();
      await page.getByLabel('Last day').fill('2026-04-16');
      await page.getByRole('button', { name: 'Add a member' }).click();
      await page.getByLabel('Post of member 1').fill(`Басшы ${canary}`);
      await look(page, 'start');
      await page.getByRole('button', { name: 'Create the analysis' }).click();

      await page.getByRole('button', { name: 'Take a calendar file' }).waitFor();
      for (const [task, day] of golden) {
        const row = page.getByRole('row', { name: task });
        expect(await row.getByRole('cell').first().textContent(), task).toContain(day);
      }
      await look(page, 'timetable');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Take a calendar file' }).click(),
      ]);
      expect(await readFile(await file.path(), 'utf8')).toContain('DTSTART;VALUE=DATE:20260430');

      await page.getByRole('link', { name: 'Sign the analytical note' }).click();
      await page.getByLabel('New day').fill('2026-05-04');
      await page.getByText('This day breaks a rule').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Say why it was moved.').waitFor();
      await page.getByLabel('Reason').fill('The head is away');
      await page.getByLabel('Owner').fill('Secretary');
      // The answer is lost on the way: what was stored by that is nobody else’s when it is saved again.
      await loseAnswer(page, '**/api/analysis/projects/*/documents');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(phrase('en', 'console.trouble.network')).waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await saved(page);
      await page.getByText('Due: 4 May 2026').waitFor();
      const address = page.url();

      await page.getByLabel('Link (https://…)').fill('javascript:alert(1)');
      await page.getByRole('button', { name: 'Add the link' }).click();
      await page.getByText('A link has to begin with https://.').waitFor();
      await page.getByLabel('Link (https://…)').fill('https://example.org/note');
      await page.getByRole('button', { name: 'Add the link' }).click();
      const bytes = Buffer.from(`%PDF ${canary}`);
      await page
        .getByLabel('Add a file')
        .setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: bytes });
      await page.getByRole('button', { name: 'note.pdf' }).waitFor();
      await page.getByLabel('Done', { exact: true }).check();
      await page.getByLabel('Done on').fill('2026-05-04');
      await page.getByRole('button', { name: 'Save' }).click();
      await saved(page);
      await page.getByText('Done after its term.').waitFor();
      const [proof] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'note.pdf' }).click(),
      ]);
      expect((await readFile(await proof.path())).equals(bytes)).toBe(true);
      await look(page, 'task');

      await twoPeople(page, address);
      await endedSession(page);

      await page.getByRole('link', { name: 'Changes' }).click();
      await page.getByText('“The head is away”').first().waitFor();
      await look(page, 'trail');
      await page.getByRole('link', { name: 'Overview' }).click();
      await page.getByText('1 of 11 tasks are done.').waitFor();
      await look(page, 'home');
      await page.getByRole('button', { name: 'Close the analysis' }).click();
      await page.getByRole('button', { name: 'Put into the archive' }).waitFor();
      // Whoever presses the next thing before it is stored is taken there after it, and finds it in the archive.
      const line = await heldBack(page, '**/api/analysis/projects/*/documents');
      await page.getByRole('button', { name: 'Put into the archive' }).click();
      await page.getByRole('button', { name: 'Start next year’s analysis' }).click();
      await line.letGo();
      expect(await page.getByLabel('First day').inputValue()).toBe('2027-03-02');
      expect(await page.getByLabel('Object 6', { exact: true }).inputValue()).toBe(units[5]);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Archive (1)').click();
      await page.getByRole('table', { name: 'Analyses in the archive' }).waitFor();

      expect(room.office.logged.join('\n')).not.toContain(canary);
      expect(alarms).toEqual([]);
      await context.close();
    });

    describe('every screen', () => {
      beforeAll(async () => {
        const [officer] = room.office.made.access;
        if (officer === undefined) throw new TypeError('an office without officers');
        await seedAnalysis(await sitDown(room.url, officer, onceArgon2id), today);
      });

      // One language and width each time; all of them where somebody wants to look.
      test.each(looks(narrow('kk')))(
        'in $language at $width px, $colorScheme, fits and is labelled',
        async ({ language, width, colorScheme }) => {
          const { page, context, alarms } = await room.page({
            viewport: { width, height: 800 },
            colorScheme,
            locale: language,
          });
          const say = (key: PhraseKey) => phrase(language, key);
          const look = async (name: string) =>
            await expectFits(page, `${language}-analysis-${name}-${width}`);
          // Whoever only works on the analysis comes to it at once and sees no case.
          await signIn(room, page, 'analysis');
          await page.getByRole('heading', { name: say('analysis.heading'), exact: true }).waitFor();
          expect(await page.getByRole('link', { name: say('console.inbox.heading') }).count()).toBe(
            0,
          );
          const project = page.locator('main table a').first();
          await project.waitFor();
          await look('projects');
          await page.getByRole('button', { name: say('analysis.start') }).click();
          await page.getByRole('button', { name: say('analysis.new.create') }).click();
          await page.getByText(say('analysis.problem.nameless-object')).waitFor();
          await look('problems');
          await page.getByRole('button', { name: say('analysis.cancel') }).click();
          await project.click();
          for (const tab of tabs) {
            await page.locator(`.tabs a[href$="/${tab}"]`).click();
            await page.locator(`.tabs a[href$="/${tab}"][aria-current=page]`).waitFor();
            if (tab === 'trail') await page.locator('main table').waitFor();
            await look(tab);
          }
          await page.locator('.tabs a[href$="/tasks"]').click();
          await page.locator('main table a').first().click();
          await page.getByRole('button', { name: say('analysis.save') }).waitFor();
          await look('task');
          expect(alarms).toEqual([]);
          await context.close();
        },
      );

      test('tell whoever was taken out of the group how to come into it', async () => {
        const { page, context } = await room.page({ locale: 'en' });
        await signIn(room, page, 'officer');
        await page.getByRole('link', { name: 'Risk analysis' }).waitFor();
        // The server refuses whoever the newest roster does not name.
        await page.route('**/api/analysis/keys', (route) =>
          route.fulfill({ status: 403, json: { refusal: 'not-yours' } }),
        );
        await page.getByRole('link', { name: 'Risk analysis' }).click();
        await page.getByText('You are not in the group of the analysis').waitFor();
        await page.getByText('It lasts 30 working days at most.').waitFor();
        expect(await violations(page)).toEqual([]);
        await context.close();
      });
    });

    test('is closed to oversight, and to whoever is no member', async () => {
      const { page, context } = await room.page();
      await signIn(room, page, 'oversight');
      await page.getByRole('link', { name: 'Surveys' }).waitFor();
      expect(await page.getByRole('link', { name: 'Risk analysis' }).count()).toBe(0);
      await context.close();
    });

    /** A colleague saves the same task while it is being edited here. */
    async function twoPeople(page: Page, address: string) {
      await page.getByLabel('Owner').fill('Mine');
      const { page: other, context } = await room.page();
      await signIn(room, other, 'analysis');
      await other.getByRole('link', { name: 'Risk analysis' }).waitFor();
      await other.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      }, new URL(address).pathname);
      await other.getByLabel('Owner').fill('Theirs');
      await other.getByRole('button', { name: 'Save' }).click();
      await saved(other);
      await context.close();

      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'A colleague changed this too' }).waitFor();
      const row = page.getByRole('row', { name: 'Owner' });
      expect(await row.getByRole('cell').allTextContents()).toEqual(['Mine', 'Theirs']);
      await look(page, 'conflict');
      await page.getByRole('button', { name: 'Keep mine' }).click();
      await saved(page);
      expect(await page.getByLabel('Owner').inputValue()).toBe('Mine');
    }

    /** The session ends behind one's back: what was typed stands there after signing in again. */
    async function endedSession(page: Page) {
      await page.getByLabel('Owner').fill('Typed and not saved');
      await page.context().clearCookies();
      // The console may notice by itself before anybody presses: both lead to the same sentence.
      const save = page.getByRole('button', { name: 'Save' });
      await save.click({ timeout: 5_000 }).catch(() => {});
      await page.getByText('Your session').waitFor();
      const access = room.office.made.access.find(({ role }) => role === 'officer');
      await page.locator('input[autocomplete=current-password]').fill(access?.passphrase ?? '');
      await page.locator('button[type=submit]').click();
      await page.getByText('Not saved yet').waitFor();
      expect(await page.getByLabel('Owner').inputValue()).toBe('Typed and not saved');
      await page.getByRole('button', { name: 'Save' }).click();
      await saved(page);
    }
  },
);

async function saved(page: Page): Promise<void> {
  await page.getByText('All is saved').waitFor();
}

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `en-analysis-${name}-1280`);
  expect(await violations(page)).toEqual([]);
}
