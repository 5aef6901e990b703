import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Download, Page } from 'playwright-core';

import { hex } from '../../platform/crypto/bytes.ts';
import { canonical } from '../../platform/canonical.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { emptyDraft } from '../../surveys/draft.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { payloads } from './payloads.ts';
import { agreeToClose, answerAll, codesOn, type Given, surveyAt } from './survey-desk.ts';

const hostile = payloads.filter((_, at) => at % 5 === 0);

/** 110 people: 106 know what corruption is; 53 are for a polygraph, 48 against it, 9 do not say. */
const people: readonly Given[] = Array.from({ length: 110 }, (_, at): Given => ({
  choices: {
    'know-corruption': { kind: 'choice', option: at < 106 ? 'yes' : 'no' },
    met: { kind: 'choice', option: at % 2 === 0 ? 'no' : 'yes' },
    polygraph: at < 101 ? { kind: 'choice', option: at < 53 ? 'yes' : 'no' } : { kind: 'declined' },
  },
  words: at < hostile.length ? [{ question: 'proposals', text: hostile[at] ?? '' }] : [],
}));

describe.skipIf(!hasChromium)('an officer asks people', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('from the template to published results', async () => {
    const { page, context, alarms } = await room.page({
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Surveys' }).click();
    await page.getByText('There are no surveys yet.').waitFor();
    await shoot(page, 'en-surveys-empty-1280');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Begin writing' }).click();
    await page.getByRole('heading', { name: 'Writing a survey' }).waitFor();
    await page.getByRole('button', { name: 'Open the survey' }).click();
    await page.getByText('please put right what is named above').waitFor();
    await page.getByLabel('First day').fill('2026-11-22');
    await page.getByLabel('Last day').fill('2026-12-05');
    await page.getByLabel('How many people are invited').fill('216');
    await page.getByLabel(/polygraph/i).check();
    await page.getByText('Nothing stands in the way of opening.').waitFor();

    // A question of one's own, moved by keyboard and taken away again.
    await page.getByRole('button', { name: 'Add a question' }).click();
    const own = page.locator('.question').last();
    await own.getByLabel('Kind of answer').selectOption('scale');
    const asked = own.getByRole('group', { name: 'Question' });
    await asked.getByLabel('English').fill('Do you agree that everything is fine?');
    await page
      .locator('.findings')
      .getByText(/push towards an answer/)
      .waitFor();
    await page.locator('.findings').getByText('Қазақша: 3 texts are missing.').waitFor();
    await shoot(page, 'en-builder-question-1280');
    expect(await violations(page)).toEqual([]);
    // Only those who met it and know of it are asked: two parts.
    await own.getByLabel('Condition 1').selectOption({ index: 1 });
    await own.getByRole('button', { name: 'Add a condition' }).click();
    await own.getByLabel('Condition 2').selectOption({ index: 2 });
    await own.getByLabel('How the answers decide').last().selectOption('isNot');
    await own.getByLabel('When is it asked').selectOption('any');
    expect(await own.getByLabel('Condition 1').inputValue()).not.toBe(
      await own.getByLabel('Condition 2').inputValue(),
    );
    await shoot(page, 'en-survey-condition');
    await own.getByLabel('Condition 2').selectOption('');
    await own.getByLabel('Condition 1').selectOption('');
    const up = own.getByRole('button', { name: /^Move up: Question 9/ });
    await up.focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('.question').nth(7).getByRole('heading', { name: 'Do you agree' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Question 8');
    await page.getByRole('button', { name: 'Remove Question 8' }).click();
    await page.getByText('Nothing stands in the way of opening.').waitFor();

    // Whoever leaves before it is saved finds it when he comes back.
    const invited = page.getByLabel('How many people are invited');
    await invited.fill('217');
    await page.locator('.back').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Surveys' }).waitFor();
    await page.goBack();
    await expect.poll(async () => await invited.inputValue()).toBe('217');
    await invited.fill('216');

    await page.getByRole('button', { name: 'As a chat' }).click();
    await page.locator('.phone').getByRole('button', { name: 'Yes', exact: true }).click();
    await page.getByText('Question 2 of 8').waitFor();
    await shoot(page, 'en-builder-1280');
    await page.getByText('Saved.').waitFor();

    await page.getByRole('button', { name: 'Open the survey' }).click();
    await page.getByRole('group', { name: 'Open this survey?' }).waitFor();
    await shoot(page, 'en-open-1280');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign and open' }).click();
    await page.getByRole('heading', { name: 'Codes', exact: true }).waitFor();
    await page.getByText('Of 216, fewer than ten or nobody yet').waitFor();
    const codes = await codesOn(page);
    expect(new Set(codes).size).toBe(216);
    await shoot(page, 'en-open-survey-1280');
    expect(await violations(page)).toEqual([]);

    const list = await textOf(page, () =>
      page.getByRole('button', { name: /list for mailing/ }).click(),
    );
    const survey = await surveyAt(room, page);
    expect(list.trim().split('\r\n').length).toBe(217);
    expect(list).toContain(`http://localhost:8080/en/survey/${survey.id}`);
    // A code or a question never stands in an address.
    for (const code of codes.slice(0, 5)) expect(page.url()).not.toContain(code);
    expect(await page.locator('.cards .address').first().textContent()).toBe(
      `http://localhost:8080/en/survey/${survey.id}`,
    );
    expect(survey.invited).toBe(216);
    expect(await room.office.store.surveys.drafts()).toEqual([]);

    await answerAll(room, survey, codes, people);
    await page.reload();
    await signInHere(page);
    await page.getByText('At least 110 of 216').waitFor();
    // The page was loaded anew: the codes are gone, and it says so.
    await page.getByText('The codes exist only on the page that made them').waitFor();

    await agreeToClose(room, page, survey);
    await page.getByRole('button', { name: 'Close…' }).click();
    await page.getByText('The last day has not passed').waitFor();
    await shoot(page, 'en-close-1280');
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    await page.getByText('110 of 216 answered (50.9 %)').waitFor();
    await page.getByText('Codes spent: 110').waitFor();
    expect(await figures(page, 'Do you know what corruption is?')).toEqual([
      'Yes 106 96.4',
      'No 4 3.6',
      'Preferred not to say 0 0.0',
      'Skipped 0 0.0',
    ]);
    await page.getByRole('heading', { name: /^Divided by: / }).waitFor();
    await page.getByText('Not shown: too few people').first().waitFor();

    await page.getByRole('button', { name: 'Open the texts' }).click();
    await page.locator('.written').first().waitFor();
    const shown = await page.locator('.written').allTextContents();
    expect(shown.toSorted()).toEqual(hostile.toSorted());
    expect(shown).not.toEqual(hostile);
    const strange = 'main script, main iframe, main object, main embed, main img, main style';
    expect(await page.locator(strange).count()).toBe(0);
    await shoot(page, 'en-results-1280');
    expect(await violations(page)).toEqual([]);

    const table = await textOf(page, () =>
      page.getByRole('button', { name: /table \(CSV\)/ }).click(),
    );
    expect(table).toContain('"Do you know what corruption is?","Yes",106,110,"96.4"');
    for (const [name, word] of [
      ['Қазақша', '106 адам (96,4 %)'],
      ['Русский', '106 чел. (96,4 %)'],
    ] as const) {
      const note = page.getByRole('region', { name: 'Text for the analytical note' });
      await note.getByRole('button', { name }).click();
      const file = await taken(page, () => note.getByRole('button', { name: /DOCX/ }).click());
      const { value } = await extractRawText({ buffer: file });
      expect(value).toContain(word);
      expect(value).toContain('110');
    }

    await page.getByRole('button', { name: 'Sign and publish…' }).click();
    await page.getByRole('button', { name: 'Yes, publish' }).click();
    await page.getByText('The results are published and rightly signed.').waitFor();
    expect(await page.locator('.hash').textContent()).toMatch(/^[0-9a-f]{64}$/);
    expect((await room.office.store.surveys.find(survey.id))?.results).not.toBeNull();

    // The same questions once more, and what changed.
    await page.getByRole('link', { name: 'Surveys', exact: true }).click();
    await page.getByLabel('Start from').selectOption(survey.id);
    await page.getByRole('button', { name: 'Begin writing' }).click();
    await page.getByLabel('First day').fill('2026-11-22');
    await page.getByLabel('Last day').fill('2026-11-23');
    await page.getByLabel('How many people are invited').fill('60');
    await page.getByRole('button', { name: 'Open the survey' }).click();
    await page.getByRole('button', { name: 'Sign and open' }).click();
    await page.getByRole('heading', { name: 'Codes', exact: true }).waitFor();
    const again = await surveyAt(room, page);
    const later = people.slice(0, 60).map(({ choices }) => ({ choices }));
    await answerAll(room, again, await codesOn(page), later);
    await agreeToClose(room, page, again);
    await page.getByRole('button', { name: 'Close…' }).click();
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    await page.getByLabel('With which survey').selectOption(survey.id);
    await page.getByText('may be chance').first().waitFor();
    await shoot(page, 'en-compare-1280');
    expect(await violations(page)).toEqual([]);
    expect(alarms).toEqual([]);
    await context.close();
  });

  test('a draft is deleted after a second look', async () => {
    const { page, context } = await room.page();
    const id = hex(systemRandom(16));
    const title = { kk: 'Артық', ru: 'Лишний', en: 'Superfluous' };
    const { surveys } = room.office.store;
    await surveys.saveDraft(id, canonical({ ...emptyDraft(), title }), 0);
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Surveys', exact: true }).click();
    await page.getByRole('button', { name: 'Delete the draft “Superfluous”' }).click();
    await page.getByRole('button', { name: 'No, go back' }).click();
    expect(await surveys.draft(id)).not.toBeNull();
    await page.getByRole('button', { name: 'Delete the draft “Superfluous”' }).click();
    await page.getByRole('button', { name: 'Delete the draft', exact: true }).click();
    await page.getByRole('link', { name: 'Superfluous' }).waitFor({ state: 'detached' });
    expect(await surveys.draft(id)).toBeNull();
    await context.close();
  });

  test('two officers do not overwrite each other’s draft', async () => {
    const { page, context } = await room.page();
    const id = hex(systemRandom(16));
    const title = { kk: 'Сауалнама', ru: 'Опрос', en: 'Two hands' };
    const mine = canonical({ ...emptyDraft(), title });
    await room.office.store.surveys.saveDraft(id, mine, 0);
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Surveys', exact: true }).click();
    await page.getByRole('link', { name: 'Two hands' }).click();
    const field = page.getByRole('group', { name: 'Title' }).getByLabel('English');
    await field.waitFor();
    const theirs = canonical({ ...emptyDraft(), title: { ...title, en: 'Theirs' } });
    expect(await room.office.store.surveys.saveDraft(id, theirs, 1)).toBe(true);
    await field.fill('Mine');
    await page.getByText('Another officer changed this draft').waitFor();
    expect(await field.inputValue()).toBe('Mine');
    await page.getByRole('button', { name: 'Open my colleague’s version' }).click();
    await page.waitForFunction(() => {
      const inputs = [...document.querySelectorAll('input')];
      return inputs.some(({ value }) => value === 'Theirs');
    });
    await context.close();
  });

  test('analysts see numbers and nothing that asks or reads words', async () => {
    const { page, context, alarms } = await room.page();
    await signIn(room, page, 'analyst');
    await page.getByRole('link', { name: 'Surveys', exact: true }).click();
    await page.locator('tbody a').first().waitFor();
    expect(await page.getByRole('button', { name: 'Begin writing' }).count()).toBe(0);
    await page.locator('tbody a').last().click();
    await page.getByText(/ answered \(/).waitFor();
    for (const name of ['Open the texts', 'Sign and publish…', 'Close…']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    expect(await violations(page)).toEqual([]);
    expect(alarms).toEqual([]);
    await context.close();
  });

  async function signInHere(page: Page): Promise<void> {
    const access = room.office.made.access.find(({ role }) => role === 'officer');
    await page.getByLabel('Officer number').fill(access?.officerId ?? '');
    await page.locator('input[autocomplete=current-password]').fill(access?.passphrase ?? '');
    await page.locator('button[type=submit]').click();
  }
});

/** The rows of a question's table: answer, people, per cent. */
async function figures(page: Page, question: string): Promise<readonly string[]> {
  return await page
    .locator('.tally')
    .filter({ has: page.locator('caption', { hasText: question }) })
    .first()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .slice(0, 3)
          .map(({ textContent }) => textContent.trim())
          .join(' '),
      ),
    );
}

async function taken(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await click();
  const chunks = await (await (await waiting).createReadStream()).toArray();
  return Buffer.concat(chunks as Uint8Array[]);
}

async function textOf(page: Page, click: () => Promise<void>): Promise<string> {
  return (await taken(page, click)).toString('utf8');
}
