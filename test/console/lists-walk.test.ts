import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { made } from '../../analysis/document.ts';
import type { DocumentId, ProjectId } from '../../analysis/ids.ts';
import { type ListAnswer, sealAnswer } from '../../analysis/lists/answer.ts';
import { listKeys, type ListToken, readListToken } from '../../analysis/lists/token.ts';
import type { KeptAnswer } from '../../analysis/lists/kept-answer.ts';
import { emptyPlan } from '../../analysis/plan/plan.ts';
import { emptyRisk } from '../../analysis/register/risk.ts';
import { onlyId } from '../../console/app/analysis/register/only-one.ts';
import { recipientsOf } from '../../cases/roster.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { addDays } from '../../platform/time.ts';
import { learnKeys, member, read, write } from './analysis-desk.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';

const canary = 'Кадр-канарейка-жауабы';

describe.skipIf(!hasChromium)('check-lists at the officers’ desk', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk([
      { role: 'officer', group: 'default' },
      { role: 'oversight', group: 'oversight' },
      { role: 'analysis', group: null },
    ]);
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('go out to many units at once, come back, are taken over, exported and withdrawn', async () => {
    const { page, context, alarms } = await room.page({
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    await signIn(room, page, 'officer');
    await begin(page, ['Кадр бөлімі', 'Сатып алу']);
    await page.getByRole('link', { name: 'Check-lists' }).click();
    await page.getByText('There is no request yet.').waitFor();

    // Nothing is chosen: what is missing is said, and nothing is made.
    await page.getByRole('button', { name: 'Make links (0)' }).click();
    await page.getByText('Choose at least one unit').waitFor();
    await page.getByText('Choose at least one direction').waitFor();
    for (const unit of ['Кадр бөлімі', 'Сатып алу']) {
      await page.getByRole('checkbox', { name: unit }).check();
    }
    await page.getByRole('checkbox', { name: /^Conflict of interest/u }).check();
    await page.getByText('Single questions Personnel management').click();
    await page.getByRole('checkbox', { name: /approved document that says/u }).check();
    await look(page, 'new');
    await page.getByRole('button', { name: 'Make links (2)' }).click();
    await page.getByText('The links are made.').waitFor();
    const row = page.getByRole('row', { name: 'Кадр бөлімі' });
    await row.getByText('waiting').waitFor();
    await row.getByText('8 questions').waitFor();
    await look(page, 'sent');

    await page.getByRole('link', { name: 'Кадр бөлімі' }).click();
    await page.getByText('There is no answer yet.').waitFor();
    await page.getByLabel('Name of the Telegram bot').fill('senim_bot');
    await page.getByText('https://t.me/senim_bot?start=en_list_').waitFor();
    const letter = await page.getByLabel('Text of a letter and reminder').inputValue();
    for (const language of ['kk', 'ru', 'en']) expect(letter).toContain(`/${language}/list/`);
    const token = readListToken(/\/en\/list\/(?<token>\w{26})/u.exec(letter)?.[1] ?? '');
    if (token === null) throw new TypeError('no link in the letter');
    await look(page, 'link');
    const id = await came(token, [
      { item: 'personnel-1', choice: 'no', note: canary, files: [] },
      { item: 'conflict-1', choice: 'yes', note: null, files: [] },
    ]);

    await page.getByRole('link', { name: 'All requests' }).click();
    await row.getByText('1 answer').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take all answers as CSV' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain(canary);
    await page.getByRole('link', { name: 'Кадр бөлімі' }).click();
    await page.getByText(canary).waitFor();
    await page.getByText('2 of 8 answered.').waitFor();
    // Only what points to a risk is offered, and once.
    const take = page.getByRole('button', { name: /^Propose to the register/u });
    expect(await take.count()).toBe(1);
    await look(page, 'answer');
    // Whoever joins the group tomorrow will read a copy.
    const project = /analysis\/(?<id>[0-9a-f]{32})/u.exec(page.url())?.[1] as ProjectId;
    const colleague = await member(room.office, 2);
    await learnKeys(room.office, colleague);
    const copies = (await read(room.office, colleague, project)).filter(
      ({ kind }) => kind === 'answer',
    );
    expect(JSON.stringify(copies)).toContain(canary);
    expect(copies).toHaveLength(1);
    await take.click();
    await page.getByText('Taken over').waitFor();
    expect(await take.count()).toBe(0);

    await page.getByRole('button', { name: 'Withdraw the link' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByRole('heading', { name: 'Personal link' }).waitFor({ state: 'detached' });
    expect((await room.office.store.lists.find(id))?.state).toBe('withdrawn');
    await quarter(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByText('Requests', { exact: true }).waitFor();
    await shoot(page, 'en-lists-sent-360');
    expect(await wider(page)).toBe(false);

    expect(room.office.logged.join('\n')).not.toContain(canary);
    expect(alarms).toEqual([]);
    await context.close();
  });

  /** A recommendation of the plan goes to its unit, comes back, and waits for its review. */
  async function quarter(page: Page) {
    const project = /analysis\/(?<id>[0-9a-f]{32})/u.exec(page.url())?.[1] as ProjectId;
    const colleague = await member(room.office, 2);
    await learnKeys(room.office, colleague);
    const risk = '7'.repeat(32) as DocumentId;
    const change = { day: today, officer: colleague.officerId, what: 'made', note: '' } as const;
    const recommendation = { kk: 'Сұрақтарды қорғау', ru: 'Защитить вопросы' };
    const owner = { kk: 'Кадр бөлімі', ru: 'Отдел кадров' };
    const body = { ...emptyRisk(risk, 'personnel'), recommendation, owner };
    const accepted = { ...body, decision: 'accepted', status: 'in-work' } as const;
    const plan = { ...emptyPlan, noteSigned: addDays(today, -100) };
    const rows = [
      { id: risk, kind: 'risk', value: made(accepted, change) },
      { id: '8'.repeat(32) as DocumentId, kind: 'plan', value: made(plan, change) },
    ] as const;
    const written = rows.map(({ id, kind, value }) => ({ id, kind, value, project, expected: 0 }));
    expect(await write(room.office, colleague, written)).toBe(200);

    await page.getByRole('link', { name: 'All requests' }).click();
    await page.getByRole('heading', { name: 'Quarterly collection' }).waitFor();
    await page.getByRole('button', { name: 'Make links (1)' }).click();
    const asked = page.getByRole('row', { name: 'Отдел кадров' });
    await asked.getByText('carrying out the plan').waitFor();
    await asked.getByRole('link').click();
    const letter = await page.getByLabel('Text of a letter and reminder').inputValue();
    const token = readListToken(/\/en\/list\/(?<token>\w{26})/u.exec(letter)?.[1] ?? '');
    if (token === null) throw new TypeError('no link in the letter');
    const note = 'Бұйрық шықты: https://example.org/12';
    const id = await came(token, [{ item: risk, choice: 'done', note, files: [] }], 'oversight');
    // Sealed to somebody else, as before one joined the group; a colleague kept a copy.
    const copy: KeptAnswer = {
      list: id,
      seq: 1,
      day: today,
      language: 'kk',
      request: '0'.repeat(64),
      said: [{ item: risk, choice: 'done', note, files: 2 }],
    };
    const kept = {
      id: onlyId(project, `answer/${id}/1`),
      kind: 'answer',
      value: made(copy, change),
      project,
      expected: 0,
    } as const;
    expect(await write(room.office, colleague, [kept])).toBe(200);
    await page.getByRole('link', { name: 'All requests' }).click();
    await asked.getByText('1 answer').waitFor();
    await asked.getByRole('link').click();
    await page.getByText(`This is the copy that ${colleague.officerId} kept`).waitFor();
    await page.getByText('2 files that came with it are open only').waitFor();
    await look(page, 'copy');
    await page.getByRole('button', { name: /^Hand over for review/u }).click();
    await page.getByText('Taken over').waitFor();
    const found = await read(room.office, colleague, project);
    const report = found.find(({ kind }) => kind === 'monitoring')?.read;
    const evidence = 'https://example.org/12';
    expect(report).toMatchObject({
      value: { body: { risk, claims: 'done', evidence, reviewed: null } },
    });
  }

  async function came(
    token: ListToken,
    said: ListAnswer['said'],
    to: 'analysis' | 'oversight' = 'analysis',
  ) {
    const { id, proof } = listKeys(token);
    const bytes = await sealAnswer(nativeAge, recipientsOf(room.office.roster, to), {
      v: 1,
      type: 'list-answer',
      list: id,
      seq: 1,
      request: '0'.repeat(64),
      language: 'kk',
      proof,
      files: null,
      said,
    });
    const answer = { list: id, seq: 1, day: today, once: id, bytes: bytes as SealedBytes };
    expect(await room.office.store.lists.answer({ ...answer, files: [] })).toBe('taken');
    return id;
  }
});

async function begin(page: Page, units: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Risk analysis' }).click();
  await page.getByRole('button', { name: 'Start an analysis' }).click();
  await page.getByLabel('Object 1').focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, units.join('\n'));
  await page.getByLabel('First day').fill('2026-03-02');
  await page.getByRole('button', { name: 'Create the analysis' }).click();
  await page.getByRole('button', { name: 'Take a calendar file' }).waitFor();
}

async function wider(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `en-lists-${name}-1280`);
  expect(await violations(page)).toEqual([]);
}
