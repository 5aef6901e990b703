import { readFile } from 'node:fs/promises';

import { extractRawText } from 'mammoth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { made } from '../../analysis/document.ts';
import { newDocumentId, newProjectId, ownDocument, type ProjectId } from '../../analysis/ids.ts';
import type { Quarter } from '../../cases/statistics/quarter.ts';
import { onlyId } from '../../console/app/analysis/register/only-one.ts';
import { nextSnapshot } from '../../console/app/statistics/next-snapshot.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { demoProject } from '../../tools/papers/demo-project.ts';
import { manyFacts } from '../cases/statistics/facts.ts';
import { learnKeys, type Member, member, read, write, type Written } from './analysis-desk.ts';
import { type Desk, desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';

const { calendar, registers } = await loadKnowledge();
const demo = demoProject(calendar, registers);
const canary = 'Канарейка-тәуекел-он-жеті';

describe.skipIf(!hasChromium)('the register at the officers’ desk', { timeout: 150_000 }, () => {
  let room: Desk;
  let project: ProjectId;

  beforeAll(async () => {
    room = await desk([
      { role: 'officer', group: 'default' },
      { role: 'analysis', group: null },
    ]);
    project = await seeded(room);
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('an example becomes a row, is edited by two, and changes the papers', async () => {
    const { page, context, alarms } = await room.page({
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: 'Risk analysis' }).waitFor();
    await go(page, project, 'register');
    await page.getByText('1 risk has no owner.').waitFor();
    await page.getByText('Shown: 7 of 7').waitFor();
    await look(page, 'register');
    await page.getByLabel('Search').fill('сатып алу');
    await page.getByText('Shown: 1 of 7').waitFor();
    await page.getByLabel('Search').fill('');

    await page.getByRole('button', { name: 'What numbers propose' }).click();
    await numbers(page);
    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    await page.getByRole('button', { name: 'Copy into the register CRT-R03' }).click();
    await page.getByRole('link', { name: '← Back to the register' }).waitFor();
    await page.getByText('Missing: an owner, a term').waitFor();
    const address = page.url();
    await fill(page, 'Risk', 'Русский', `Награды без порядка ${canary}`);
    await fill(page, 'Owner', 'Русский', 'Иванов Иван Иванович');
    await page.getByText('This looks like somebody’s name.').waitFor();
    await fill(page, 'Owner', 'Русский', 'Кадровая служба');
    await page.getByLabel('Likelihood').selectOption('4');
    await page.getByLabel('Consequence').selectOption('5');
    await page.getByText('critical (20)').first().waitFor();
    await page.getByLabel('Decision').selectOption('accepted');
    await page.getByLabel('Status').selectOption('done');
    await page.getByText('For “done”, name the document that shows it.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Not saved yet').waitFor();
    await page.getByLabel('Status').selectOption('planned');
    await look(page, 'risk');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All is saved').waitFor();

    await twoPeople(page, address);
    await signing(page);
    await planAndPapers(page);
    await records(page);

    expect(room.office.logged.join('\n')).not.toContain(canary);
    expect(alarms).toEqual([]);
    await context.close();
  });

  /** The timetable counts from the project: what the plan says of the note's signing must stand there too. */
  async function signing(page: Page) {
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByLabel('The note was signed').fill('2026-04-20');
    // Ten working days later, past the holidays of May.
    await page.getByText('Last day for the plan: 5 May 2026').waitFor();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('All is saved').waitFor();
    const colleague = await member(room.office, 0);
    await learnKeys(room.office, colleague);
    const found = await read(room.office, colleague, project);
    expect(found.find(({ kind }) => kind === 'project')?.read).toMatchObject({
      value: { body: { signed: { note: '2026-04-20' } } },
    });
  }

  /** Both change the row: a field each, and one field both. */
  async function twoPeople(page: Page, address: string) {
    const { page: other, context } = await room.page();
    await signIn(room, other, 'analysis');
    await other.getByRole('link', { name: 'Risk analysis' }).waitFor();
    await put(other, new URL(address).pathname);
    await fill(other, 'Unit', 'Русский', 'Отдел коллеги');
    await fill(other, 'Owner', 'Русский', 'Ответственный коллеги');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('All is saved').waitFor();
    await context.close();

    await fill(page, 'Owner', 'Русский', 'Мой ответственный');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Both of you changed the same field').waitFor();
    const row = page.getByRole('row', { name: 'Owner' });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'Мой ответственный',
      'Ответственный коллеги',
    ]);
    await look(page, 'conflict');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('All is saved').waitFor();
    // What only the colleague touched is kept too.
    expect(await field(page, 'Unit', 'Русский').inputValue()).toBe('Отдел коллеги');
    expect(await field(page, 'Owner', 'Русский').inputValue()).toBe('Мой ответственный');
  }
});

/** A project with the register, plan, records and details of the demonstration. */
async function seeded(room: Desk): Promise<ProjectId> {
  const somebody = await member(room.office, 0);
  await learnKeys(room.office, somebody);
  await published(room, somebody.ring);
  const project = newProjectId(systemRandom);
  const change = {
    day: demo.today,
    officer: somebody.officerId,
    what: 'made',
    note: '',
  } as const;
  const one = (id: Written['id'], kind: Written['kind'], body: unknown): Written => ({
    project,
    id,
    kind,
    expected: 0,
    value: made(body, change),
  });
  const { project: facts } = demo;
  const status = await write(room.office, somebody, [
    ...demo.risks.map((risk) => one(risk.id as Written['id'], 'risk', risk)),
    one(onlyId(project, 'plan'), 'plan', demo.plan),
    one(onlyId(project, 'details'), 'paper', demo.details),
    ...demo.records.map((row) =>
      one(
        row.part === 'figures'
          ? onlyId(project, `figures/${row.book}`)
          : newDocumentId(systemRandom),
        'register',
        row,
      ),
    ),
    one(ownDocument(project), 'project', {
      title: 'Analysis 2026',
      subject: facts.subject,
      objects: facts.objects.map(({ name }, at) => ({
        id: String(at).padStart(8, '0'),
        name,
        days: null,
      })),
      form: 'group',
      order: facts.order,
      members: [],
      start: facts.start,
      end: facts.end,
      external: null,
      signed: { note: null, plan: null },
      state: 'open',
      copiedFrom: null,
    }),
  ]);
  expect(status).toBe(200);
  return project;
}

/** One published number is dismissed with a reason, another begins a row that names its snapshot. */
async function numbers(page: Page) {
  const proposals = page.locator('.written-list > li');
  const hiring = proposals.filter({ hasText: 'statistics/1/all/hiring' });
  await hiring.getByRole('button', { name: 'Not a risk' }).click();
  await hiring.getByRole('button', { name: 'Not a risk' }).click();
  await hiring.getByText('Write the reason in a few words.').waitFor();
  await hiring.getByLabel('Why it is not a risk').fill('Looked into last month');
  await hiring.getByRole('button', { name: 'Not a risk' }).click();
  await page.getByText('1 dismissed proposal').waitFor();
  expect(await proposals.count()).toBe(1);
  await proposals.getByRole('button', { name: 'Take into the register' }).click();
  await page.getByRole('link', { name: '← Back to the register' }).waitFor();
  expect(await page.getByLabel('Reference').first().inputValue()).toBe('statistics/1/all/gift');
  await page.getByRole('button', { name: 'Delete the row' }).click();
  await page.getByRole('button', { name: 'Delete the row' }).click();
  await page.getByText('Shown: 7 of 7').waitFor();
}

/** Figures of a quarter under an officer's signature; the small categories are in none of them. */
async function published({ office }: Desk, ring: Member['ring']): Promise<void> {
  const category = { gift: 30, hiring: 20, abuse: 6, other: 5 };
  const of = Object.entries(category).flatMap(([id, count]) =>
    Array.from({ length: count }, () => id),
  );
  const facts = manyFacts(of.length, (at) => ({ category: of[at] ?? null }));
  const signed = await ring.signSnapshot({
    snapshot: nextSnapshot(
      { facts, uncounted: [], waiting: [] },
      { units: { v: 1, units: [] }, kinds: [], hidden: [] },
      { today, snapshots: [], broken: false },
      {
        body: office.roster.body,
        group: 'default',
        quarter: '2026-Q3' as Quarter,
        audience: 'analysts',
        note: null,
        sources: [],
      },
    ).snapshot,
  });
  await office.store.snapshots.add({ number: 1, ...signed });
}

async function go(page: Page, project: ProjectId, tab: string): Promise<void> {
  await put(page, `/analysis/${project}/${tab}`);
}

async function put(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

function field(page: Page, label: string, language: string) {
  return page.getByRole('group', { name: label, exact: true }).getByLabel(language);
}

async function fill(page: Page, label: string, language: string, text: string): Promise<void> {
  await field(page, label, language).fill(text);
}

async function taken(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  const bytes = await readFile(await download.path());
  const { value } = await extractRawText({ buffer: bytes });
  return { name: download.suggestedFilename(), bytes, text: value };
}

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `en-register-${name}-1280`);
  expect(await violations(page)).toEqual([]);
}

async function planAndPapers(page: Page) {
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByText('Мой ответственный').first().waitFor();
  await page.getByText('Last day for publication').waitFor();
  await look(page, 'plan');

  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  await page.getByLabel('Paper').waitFor();
  await page.getByRole('button', { name: 'Русский' }).last().click();
  await page.getByRole('button', { name: 'Freeze a snapshot' }).click();
  await page.getByText('It is the same as today’s data.').waitFor();
  await look(page, 'papers');
  const first = await taken(page, 'Download No. 1');
  expect(first.name).toBe('analytical-note-ru-1.docx');
  expect(first.text).toContain(canary);
  expect(first.text).toContain('Выявлено рисков: 8');

  await page.getByRole('link', { name: 'Register', exact: true }).click();
  await page.getByRole('link', { name: 'Слабый контроль качества' }).click();
  await page.getByRole('button', { name: 'Delete the row' }).click();
  await page.getByRole('button', { name: 'Delete the row' }).click();
  await page.getByText('Shown: 7 of 7').waitFor();
  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  await page.getByText('Newer data exist').waitFor();
  const again = await taken(page, 'Download No. 1');
  expect(again.bytes.equals(first.bytes)).toBe(true);
  await page.getByRole('button', { name: 'Русский' }).last().click();
  const draft = await taken(page, 'Download the draft (DOCX)');
  expect(draft.text).toContain('Выявлено рисков: 7');
  await page.getByRole('button', { name: 'Record the signature' }).click();
  await page.getByLabel('Day of signing').fill('2026-04-21');
  await page.getByLabel('Post of who signed').fill('Head of staff');
  await page.getByRole('button', { name: 'Record the signature' }).click();
  await page.getByText('Signed on').waitFor();
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByText('Last day for the plan: 6 May 2026').waitFor();
  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  const final = await taken(page, 'Download No. 1');
  expect(final.bytes.equals(first.bytes)).toBe(false);
  expect(final.text).toBe(first.text);
}

async function records(page: Page) {
  await page.getByRole('link', { name: 'Records', exact: true }).click();
  await page.getByLabel('Record', { exact: true }).selectOption('training');
  await page.getByText('Still missing: 10').waitFor();
  await page.getByRole('button', { name: 'Add a row' }).click();
  await fill(page, 'Post and unit (required)', 'Русский', 'Специалист');
  await page.getByLabel('From (required)').fill('2026-05-04');
  await fill(page, 'School (required)', 'Русский', 'Академия');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('All is saved').waitFor();
  await page.getByRole('link', { name: '← Back to the records' }).click();
  await page.getByLabel('Record', { exact: true }).selectOption('training');
  await page.getByText('Still missing: 9').waitFor();
  await look(page, 'records');
}
