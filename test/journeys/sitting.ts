import { readFile } from 'node:fs/promises';

import type { Download } from 'playwright-core';
import { expect } from 'vitest';

import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { DateIso } from '../../platform/time.ts';
import { answerTo } from '../console/acts.ts';
import type { Desk } from '../console/browser.ts';
import { takesCall } from '../console/caller.ts';
import { clerk } from '../console/clerk.ts';
import { onceArgon2id } from '../console/office.ts';
import type { Person } from '../console/person.ts';
import { openWithAge, outsideKey } from '../fixtures/stock-age.ts';
import { unzipped, unzippedBytes } from '../fixtures/unzipped.ts';
import { words } from './journey.ts';

// What an officer does with one case, each as a person at the page does it.

const day = (text: string) => text as DateIso;
export const pledged = day('2026-11-26');
export const lawful = day('2026-12-14');
export const longer = day('2027-01-29');
export const endedOn = day('2026-12-10');

export const said = {
  received: 'Хабарламаңызды алдым, бүгін оқып шықтым.',
  longer: 'Аурухананың жауабын күтеміз.',
  asked: 'ота қай күнге белгіленген еді',
  note: 'Сначала запросить журнал операций.',
  task: 'Получить журнал операций',
  handed: 'Мұндай істі Антикоррупциялық қызмет қарайды, соған бердік.',
  ended: 'Ақша сұрағаны расталды: жаза берілді. Кезек туралы дерек табылмады.',
  call: 'Звонивший рассказал, что в отделе просят деньги за справку.',
  question: 'How high is mount Everest in metres?',
  answer: 'It is 8,849 metres, though that is not our field.',
  pressed: 'Сегодня начальник спросил, не я ли это был.',
} as const;
/** Hidden in every copy. */
const secret = 'меңгерушісі';

/** From the list to a case, by keyboard: lines move while cards are made, and a press on one would miss it. */
export async function follows(officer: Person, told: string): Promise<void> {
  await officer.page
    .getByRole('link', { name: new RegExp(`^${told.slice(0, 20)}`) })
    .press('Enter');
  await officer.page.locator('#message').waitFor();
}

/** It stands in the timeline: the case was read anew, and whatever comes next follows it. */
export async function sees(
  officer: Person,
  key: PhraseKey,
  params?: Readonly<Record<string, string>>,
): Promise<void> {
  await officer.card('case.timeline').getByText(officer.say(key, params)).first().waitFor();
}

export async function namesBasis(officer: Person): Promise<void> {
  const card = officer.card('case.term');
  await card.getByLabel(officer.say('case.term.choose'), { exact: true }).selectOption('appeal');
  await card.getByRole('button', { name: officer.say('case.term.set') }).click();
  await officer.card('case.timeline').getByText(longDate('ru', lawful)).first().waitFor();
}

export async function extendsTerm(officer: Person): Promise<void> {
  const card = officer.card('case.term');
  await officer.opens('case.extend', card);
  await card.getByLabel(officer.say('case.extend.until')).fill(longer);
  await card.getByLabel(officer.say('case.extend.reason')).fill(said.longer);
  await card.getByRole('button', { name: officer.say('case.extend.do'), exact: true }).click();
  await sees(officer, 'case.did.extended', { due: longDate('ru', longer) });
  // The day by the rule stands no more beside the later one.
  expect(await card.getByText(longDate('ru', lawful)).count()).toBe(0);
}

/** From a ready text in the reporter's language. */
export async function writes(officer: Person): Promise<void> {
  await officer.page.getByLabel(officer.say('case.template')).selectOption('details');
  const field = officer.page.locator('#message');
  await field.fill((await field.inputValue()).replace('[…]', said.asked));
  await officer.page.getByRole('button', { name: officer.say('console.message.send') }).click();
  await sees(officer, 'case.did.message', { role: officer.say('status.role.officer') });
}

/** A word wherever it stands, and a part of the image; what is not saved yet is not forgotten on the way. */
export async function hides(officer: Person): Promise<void> {
  const { page } = officer;
  await takes(officer, 'case.take.redact');
  await page.getByLabel(officer.say('take.redact.everywhere'), { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
  await page.getByText('█████').first().waitFor();
  await takes(officer, 'case.take.print');
  await officer.reads('take.unsaved');
  await takes(officer, 'case.take.redact');
  await page.getByText('█████').first().waitFor();
  await page.getByRole('button', { name: officer.say('take.redact.open') }).click();
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    const label = officer.say(`take.redact.box.${side}`);
    await page.getByLabel(label, { exact: true }).fill('50');
  }
  await page.keyboard.press('Enter');
  await page
    .getByText(officer.say('take.redact.box', { number: 1, box: '50 × 50 × 50 × 50' }))
    .waitFor();
  await page.getByRole('button', { name: officer.say('take.redact.save') }).click();
  await officer.reads('take.redact.saved');
}

async function takes(officer: Person, what: PhraseKey): Promise<void> {
  await officer.page
    .getByRole('link', { name: officer.say(what), exact: true })
    .first()
    .click();
  await officer.page.getByRole('heading', { level: 1, name: officer.say(what) }).waitFor();
}

/** On paper, and with a colleague's consent as a file that any `age` opens: neither shows what is hidden. */
export async function takesAway(officer: Person, room: Desk, caseId: string): Promise<void> {
  const { page } = officer;
  await takes(officer, 'case.take.print');
  const paper = page.locator('.case-paper');
  await paper.getByText('█████').first().waitFor();
  expect(await paper.textContent()).not.toContain(secret);
  await page.getByRole('button', { name: officer.say('take.print.do') }).click();

  await takes(officer, 'case.take.export');
  await page.getByLabel(officer.say('acts.gate.why')).fill('Комиссии');
  await page.getByRole('button', { name: officer.say('acts.gate.ask') }).click();
  await officer.reads('acts.decides.colleagues');
  const colleague = room.office.made.access.filter(({ role }) => role === 'officer')[1];
  if (colleague === undefined) throw new TypeError('no colleague');
  const ring = new KeyRing(onceArgon2id, systemRandom);
  const { session } = await clerk(room.office, colleague, { ring });
  await answerTo(session, 'export-case', caseId);
  await takes(officer, 'case.take.print');
  await takes(officer, 'case.take.export');
  await page.getByRole('button', { name: officer.say('take.export.do') }).click();
  const sixWords = (await page.locator('.words').textContent()) ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: officer.say('take.save') }).click(),
  ]);
  await hasNoSecret(download, { words: sixWords });
}

/** To another body, right after the other copies: the package for its key, the letter and its coupon. */
export async function handsOver(officer: Person, caseId: string): Promise<void> {
  const { page } = officer;
  const key = await outsideKey();
  await takes(officer, 'case.take.hand-over');
  await page.getByLabel(officer.say('take.body')).fill('Антикоррупционная служба');
  await page.getByLabel(officer.say('take.key')).fill(key.recipient);
  await page.getByRole('button', { name: officer.say('take.key.look') }).click();
  await page.getByLabel(officer.say('take.key.compared')).check();
  await page.getByLabel(officer.say('take.reason')).fill(said.handed);
  await page.getByRole('button', { name: officer.say('take.hand-over.do') }).click();
  await officer.reads('take.hand-over.done');
  const saved = async (name: PhraseKey) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: officer.say(name), exact: true }).click(),
    ]);
    return download;
  };
  await hasNoSecret(await saved('take.save'), key);
  const letter = await saved('take.letter.save');
  const { files } = unzipped(await readFile(await letter.path()));
  const text = files.get('word/document.xml') ?? '';
  expect(text).toContain(caseId);
  expect(text).not.toContain(words.body.kk);
}

async function hasNoSecret(
  download: Download,
  by: Parameters<typeof openWithAge>[1],
): Promise<void> {
  const archive = await openWithAge(await readFile(await download.path()), by);
  const files = unzippedBytes(archive ?? new Uint8Array());
  expect([...files.keys()]).toEqual(['case.html', 'case.json', 'files/1.jpg']);
  for (const bytes of files.values()) expect(Buffer.from(bytes).includes(secret)).toBe(false);
}

/** What somebody tells on the telephone; the receipt that is printed for him. */
export async function enters(officer: Person): Promise<string> {
  const { page } = officer;
  await page.getByRole('button', { name: officer.say('console.enter') }).click();
  await page.getByRole('button', { name: officer.say('enter.begin') }).click();
  await takesCall(page, 'ru', said.call);
  await page.getByRole('button', { name: phrase('ru', 'file.none'), exact: true }).click();
  await page.getByRole('button', { name: phrase('ru', 'review.send'), exact: true }).click();
  const receipt = (await page.locator('#receipt').textContent()) ?? '';
  await page.getByRole('button', { name: officer.say('enter.print') }).waitFor();
  await page.getByRole('button', { name: officer.say('enter.given') }).click();
  await page.getByRole('link', { name: new RegExp(`^${said.call.slice(0, 20)}`) }).waitFor();
  return receipt;
}

/** The question that was handed over: answered, proposed as a card, closed. */
export async function answers(officer: Person): Promise<void> {
  const { page } = officer;
  await follows(officer, said.question);
  await page.locator('#message').fill(said.answer);
  await page.getByRole('button', { name: officer.say('console.message.send') }).click();
  await sees(officer, 'case.did.message', { role: officer.say('status.role.officer') });
  await page.getByText(officer.say('card-draft.heading')).click();
  await page.getByLabel(officer.say('card-draft.id')).fill('height-of-everest');
  await page.getByRole('button', { name: officer.say('card-draft.seal') }).click();
  await sees(officer, 'case.did.card');
  await officer.moves('closed-answered', 'The question is answered.');
  await officer.seesState('closed-answered');
}
