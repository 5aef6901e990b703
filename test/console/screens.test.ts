import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addDays } from '../../platform/time.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { type Desk, desk, hasChromium, signIn, violations } from './browser.ts';
import { today } from './house.ts';
import { expectFits, looks, narrow, wide } from './looks.ts';
import { answer, file, followUp } from './office.ts';

const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
const long = 'Пневмоноультрамикроскопиялықсиликовулканокониоз'.repeat(3);

/** A file that somebody chooses. */
const table = (text: string) => ({
  name: 'қорытынды.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

describe.skipIf(!hasChromium)('every screen', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    const filed = await file(room.office, {
      day: addDays(today, -3),
      answers: [
        answer('recall', 'Не болғанын өз сөзіңізбен айтып беріңіз', `Мен көргенім: ${long}`),
        answer('body', 'Қай органда?', 'Аудандық аурухана'),
      ],
    });
    await followUp(room.office, filed, 'Тағы бір айтарым бар.');
    await file(room.office, { day: addDays(today, -30) });
    await file(room.office, { day: today });
    await file(room.office, {
      day: today,
      form: 'question',
      answers: [answer('question', 'Сұрағыңыз', 'Эверест қанша метр?')],
    });
    for (let at = 0; at < 12; at += 1) {
      await room.office.store.asked.add({ day: today, what: 'unknown', card: null });
      await room.office.store.asked.add({ day: today, what: 'sure', card: 'reward' });
    }
    for (let at = 0; at < 9; at += 1) {
      await file(room.office, { day: addDays(today, -40), group: 'oversight' });
    }
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  // Each language, width and scheme once; all of them where somebody wants to look.
  test.each(looks(narrow('kk'), wide('ru')))(
    'in $language at $width px, $colorScheme, fits, is labelled and can be reached by keyboard',
    async ({ language, width, colorScheme }) => {
      const { page, context, alarms } = await room.page({
        viewport: { width, height: 800 },
        colorScheme,
        locale: language,
      });
      const say = (key: Parameters<typeof phrase>[1]) => phrase(language, key);
      const look = async (name: string) => await expectFits(page, `${language}-${name}-${width}`);

      await page.goto(room.url);
      await page.getByRole('button', { name: names[language] }).click();
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await look('sign-in');

      await signIn(room, page, 'officer');
      await page.getByRole('heading', { name: say('console.inbox.heading') }).waitFor();
      await page.locator('tbody tr').first().waitFor();
      await look('inbox');

      await page.getByRole('link', { name: /Мен көргенім/ }).focus();
      await page.keyboard.press('Enter');
      await page.locator('#report').waitFor();
      await look('case');
      expect(await page.title()).toBe(`${say('console.case.report')} · Senim`);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      expect(outline).toBe('solid');

      await page.getByRole('button', { name: say('console.status.move') }).click();
      await page.getByText(say('console.status.no-state')).waitFor();
      await look('case-problem');
      await page.getByRole('button', { name: say('console.case.back') }).click();
      await page
        .locator('td, th')
        .getByText(say('console.inbox.question'), { exact: true })
        .waitFor();
      await page.getByRole('link', { name: /Эверест/ }).click();
      await page.getByText(say('console.case.question-help')).waitFor();
      await look('question');
      const states = await page.getByLabel(say('console.status.to')).locator('option').all();
      const values = await Promise.all(states.map((each) => each.getAttribute('value')));
      expect(values).toEqual([
        '',
        'acknowledged',
        'handed-over',
        'closed-answered',
        'closed-not-ours',
      ]);

      await page.getByRole('button', { name: say('console.case.back') }).click();
      await page.getByRole('button', { name: say('console.questions.heading') }).click();
      await page.getByText(say('console.questions.unanswered')).waitFor();
      expect(new URL(page.url()).pathname).toBe('/questions');
      expect(await page.title()).toBe(`${say('console.questions.heading')} · Senim`);
      expect(await page.getByRole('cell', { name: '12' }).count()).toBeGreaterThan(0);
      await look('questions');
      await page.getByRole('button', { name: say('console.sign-out') }).click();

      await signIn(room, page, 'analyst');
      await page.getByRole('heading', { name: say('console.statistics.heading') }).waitFor();
      await page.locator('tbody tr').first().waitFor();
      await look('statistics');
      expect(alarms).toEqual([]);
      await context.close();
    },
  );

  test('an empty list says that it is empty', async () => {
    await using empty = await desk();
    const { page, alarms } = await empty.page();
    await signIn(empty, page, 'oversight');
    await page.getByText('There are no reports yet.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(alarms).toEqual([]);
  });

  test('a list that cannot be fetched says so and can be tried again', async () => {
    const { page, context } = await room.page();
    let broken = true;
    await page.route('**/api/cases', (route) => (broken ? route.abort() : route.continue()));
    await signIn(room, page, 'oversight');
    await page.getByText('The list could not be fetched.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('9 cases in all').waitFor();
    await context.close();
  });

  test('a table of another system is read in the page, looked at, and sealed; nothing of it leaves in the clear', async () => {
    const { page, context, alarms } = await room.page();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('button', { name: 'Other systems' }).click();
    const field = page.getByLabel('File of the table (CSV)');
    await field.setInputFiles(table('%PDF-1.7'));
    await page.getByText('This is a PDF and no table').waitFor();
    await field.setInputFiles(
      table('Кезең;Түрі;Саны\n2026-01;Шағым;144\n2026-01;<img src=x onerror=alert(1)>;-3\n'),
    );
    await page.getByText('1 line cannot be counted:').waitFor();
    await page.getByLabel('Date of the data').fill('2026-02-01');
    await page.getByText('There are lines that cannot be counted').waitFor();
    await page.getByLabel('Save without these lines (1)').check();
    await page.getByRole('button', { name: 'Seal and save' }).click();
    const shown = page.getByRole('region', { name: 'E-Otinish', exact: true });
    await shown.getByRole('row', { name: /^Complaint 144 / }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(sent.filter((each) => /Шағым|қорытынды|144,/u.test(each))).toEqual([]);
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('what was written stays when it could not be sent', async () => {
    const { page, context } = await room.page();
    await page.route('**/entries', (route) => route.abort());
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: /Мен көргенім/ }).click();
    await page.getByLabel('Your message').fill('Рақмет');
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await page.getByText('The message was not sent; your text is still here.').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Рақмет');
    await context.close();
  });
});
