import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { parseQuestionnaire } from '../../knowledge/schema/parse.ts';
import { canonical } from '../../platform/canonical.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { DateIso } from '../../platform/time.ts';
import template from '../../knowledge/surveys/internal-analysis.json' with { type: 'json' };
import { addQuestion, changeQuestion } from '../../surveys/draft-edit.ts';
import { draftOf } from '../../surveys/draft-form.ts';
import type { SurveyDraft } from '../../surveys/draft.ts';
import { type Desk, desk, hasChromium, signIn } from './browser.ts';
import { agreeToClose, answerAll, codesOn, type Given, surveyAt } from './survey-desk.ts';
import { expectFits, looks, narrow } from './looks.ts';

const given: readonly Given[] = Array.from({ length: 44 }, (_, at): Given => ({
  choices: {
    'know-corruption': { kind: 'choice', option: at < 40 ? 'yes' : 'no' },
    met: { kind: 'choice', option: at % 2 === 0 ? 'no' : 'yes' },
    polygraph: { kind: 'choice', option: at < 30 ? 'yes' : 'no' },
    q9: { kind: 'number', value: 1 + (at % 5) },
  },
  words: at === 0 ? [{ question: 'proposals', text: 'Пневмоноультра'.repeat(20) }] : [],
}));

describe.skipIf(!hasChromium)('every screen of surveys', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  // Two languages and widths each time; all of them where somebody wants to look.
  test.each(looks(narrow('kk')))(
    'in $language at $width px, $colorScheme, fits and is labelled',
    async ({ language, width, colorScheme }) => {
      const { page, context, alarms } = await room.page({
        viewport: { width, height: 800 },
        colorScheme,
        locale: language,
      });
      const say = (key: Parameters<typeof phrase>[1]) => phrase(language, key);
      const press = async (key: Parameters<typeof phrase>[1]) =>
        await page.getByRole('button', { name: say(key) }).click();
      const look = async (name: string) => await expectFits(page, `${language}-${name}-${width}`);
      const id = hex(systemRandom(16));
      await room.office.store.surveys.saveDraft(id, canonical(draft()), 0);
      await signIn(room, page, 'officer');
      await page.getByRole('link', { name: say('surveys.heading'), exact: true }).click();
      await page.locator(`a[href="/survey-drafts/${id}"]`).waitFor();
      await look('surveys');
      await page.locator(`a[href="/survey-drafts/${id}"]`).click();
      await page.locator('#question-q9').click();
      await press('surveys.preview.page');
      await look('builder');
      await press('surveys.preview.chat');
      await press('surveys.open');
      await page.getByRole('group', { name: say('surveys.open.confirm') }).waitFor();
      await look('confirm');
      await press('surveys.open.yes');
      await page.locator('.cards li').first().waitFor();
      await look('opened');
      const survey = await surveyAt(room, page);
      await answerAll(room, survey, await codesOn(page), given);
      await agreeToClose(room, page, survey);
      await press('surveys.close.button');
      await press('surveys.close.yes');
      await page.locator('.tally').first().waitFor();
      await press('surveys.texts.open');
      await page.locator('.written').first().waitFor();
      await look('results');
      expect(alarms).toEqual([]);
      await context.close();
    },
  );
});

function draft(): SurveyDraft {
  const label = {
    kk: 'Басшылыққа қаншалықты сенесіз?',
    ru: 'Насколько вы доверяете руководству?',
    en: 'How far do you trust the leadership?',
  };
  const low = { kk: 'мүлде сенбеймін', ru: 'совсем не доверяю', en: 'not at all' };
  const high = { kk: 'толық сенемін', ru: 'доверяю полностью', en: 'fully' };
  const begun = addQuestion(draftOf(parseQuestionnaire(template)), 'scale');
  return {
    ...changeQuestion(begun, 'q9', { label, low, high }),
    invited: 50,
    opens: '2026-11-22' as DateIso,
    closes: '2026-12-05' as DateIso,
    breakdowns: ['polygraph'],
  };
}
