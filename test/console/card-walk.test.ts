import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { languages } from '../../platform/language.ts';

import { type Desk, desk, hasChromium, signIn } from './browser.ts';
import { today } from './house.ts';
import { expectFits } from './looks.ts';
import { answer, file } from './office.ts';
import { tempFolder } from '../storage/fixtures.ts';

const project = join(import.meta.dirname, '..', '..');
const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

const texts = {
  title: 'Можно ли опекуну сопровождать ученика в поездке?',
  short: 'Да, если об этом попросила школа. Договор оформляют заранее.',
  details: 'Поездка записывается в журнал школы.',
  next: 'Попросите школу о письме.',
  source: 'Закон О Противодействии Коррупции, статья 12',
  asked: Array.from({ length: 6 }, (_, at) => `опекун и поездка ученика ${at + 1}`).join('\n'),
};

function say(key: Parameters<typeof phrase>[1]): string {
  return phrase('ru', key);
}

describe.skipIf(!hasChromium)('a question made over into a card', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    await file(room.office, {
      day: today,
      form: 'question',
      language: 'ru',
      answers: [answer('question', 'Сұрағыңыз', 'Звоните 87011234567, опекун едет с учеником?')],
    });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('is told what it lacks and what may show a person, is sealed, and passes the check of the editors', async () => {
    const { page } = await room.page({ viewport: { width: 360, height: 800 }, locale: 'ru' });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: /опекун/ }).click();
    await page.getByText(say('card-draft.heading')).click();
    const save = page.getByRole('button', { name: say('card-draft.save') });
    const refused = page.getByRole('alert');

    await save.click();
    expect(await refused.textContent()).toContain('87011234567');
    await page.getByLabel(say('card-draft.id')).fill('guardian-on-a-trip');
    await page.getByLabel(say('card-draft.facts')).fill('LAW-101');
    await page.getByLabel(say('card-draft.topic')).selectOption({ label: say('topic.conflicts') });
    for (const language of languages) {
      const part = page.getByRole('group', { name: names[language] });
      for (const [name, text] of Object.entries(texts)) {
        const label = say(`card-draft.${name as keyof typeof texts}`);
        await part.getByLabel(label).fill(name === 'title' && language === 'kk' ? '' : text);
      }
    }

    await save.click();
    await refused.getByText(say('card-draft.names.look')).waitFor();
    await page.getByRole('checkbox', { name: /Противодействии Коррупции/ }).check();
    await save.click();
    await refused.getByText(say('card-draft.missing')).waitFor();
    const lacking = page.locator('details li');
    await page.locator('details details summary').click();
    expect(await lacking.allTextContents()).toEqual([`${say('card-draft.title')} · Қазақша`]);
    await expectFits(page, 'card-draft');
    const kazakh = page.getByRole('group', { name: names.kk });
    await kazakh.getByLabel(say('card-draft.title')).fill(texts.title);

    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('guardian-on-a-trip.md');
    await using folder = await tempFolder();
    const knowledge = join(folder.path, 'knowledge');
    await cp(join(project, 'knowledge'), knowledge, { recursive: true });
    await download.saveAs(join(knowledge, 'articles', download.suggestedFilename()));
    const content = join(project, 'tools', 'content.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [content, knowledge]);
    expect(stdout).toMatch(/\d+ cards are whole/);

    await page.getByRole('button', { name: say('card-draft.seal') }).click();
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: say('console.case.back') }).click();
        await page.getByRole('link', { name: /опекун/ }).click();
        await page.getByText(say('card-draft.heading')).click();
        return await page.getByLabel(say('card-draft.id')).inputValue();
      })
      .toBe('guardian-on-a-trip');
  });
});
