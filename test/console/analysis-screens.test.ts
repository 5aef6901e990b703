import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PhraseKey, phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { seedAnalysis } from '../../tools/demo-analysis.ts';
import { sitDown } from '../../tools/survey-client.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';
import { onceArgon2id } from './office.ts';

interface Look {
  readonly language: Language;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const narrow = (language: Language): Look => ({ language, width: 360, colorScheme: 'dark' });
const wide = (language: Language): Look => ({ language, width: 1280, colorScheme: 'light' });
const tabs = ['home', 'timetable', 'tasks', 'group', 'trail'] as const;

describe.skipIf(!hasChromium)('every screen of the analysis', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk([
      { role: 'officer', group: 'default' },
      { role: 'analysis', group: null },
    ]);
    const [officer] = room.office.made.access;
    if (officer === undefined) throw new TypeError('an office without officers');
    await seedAnalysis(await sitDown(room.url, officer, onceArgon2id), today);
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  // One language and width each time; all of them where somebody wants to look.
  const looks: readonly Look[] = [
    narrow('kk'),
    ...(process.env['SHOTS'] === undefined
      ? []
      : [wide('kk'), narrow('ru'), wide('ru'), narrow('en'), wide('en')]),
  ];

  test.each(looks)(
    'in $language at $width px, $colorScheme, fits and is labelled',
    async ({ language, width, colorScheme }) => {
      const { page, context, alarms } = await room.page({
        viewport: { width, height: 800 },
        colorScheme,
        locale: language,
      });
      const say = (key: PhraseKey) => phrase(language, key);
      const look = async (name: string) => {
        await shoot(page, `${language}-analysis-${name}-${width}`);
        expect(await violations(page), name).toEqual([]);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        expect(scroll, name).toBeLessThanOrEqual(client);
      };
      // Whoever only works on the analysis comes to it at once and sees no case.
      await signIn(room, page, 'analysis');
      await page.getByRole('heading', { name: say('analysis.heading'), exact: true }).waitFor();
      expect(await page.getByRole('link', { name: say('console.inbox.heading') }).count()).toBe(0);
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

  test('of a body whose roster has no group for it say how to get one', async () => {
    const { page, context } = await room.page({ locale: 'en' });
    const { office } = room;
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Risk analysis' }).waitFor();
    // The group is asked of the trusted roster; whoever was taken out of it is refused by the server.
    await page.route('**/api/analysis/keys', (route) =>
      route.fulfill({ status: 403, json: { refusal: 'not-yours' } }),
    );
    await page.getByRole('link', { name: 'Risk analysis' }).click();
    await page.getByText('You are not in the group of the analysis').waitFor();
    await page.getByText('It lasts 30 working days at most.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(office.roster.groups.analysis).toHaveLength(3);
    await context.close();
  });
});
