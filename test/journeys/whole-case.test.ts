import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { calendar } from '../../console/app/analysis/knowledge.ts';
import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { createLog } from '../../platform/log.ts';
import type { Language } from '../../platform/language.ts';
import { addMonths, type DateIso } from '../../platform/time.ts';
import { desk, type Desk, hasChromium, signIn } from '../console/browser.ts';
import { staff } from '../console/office.ts';
import { Person } from '../console/person.ts';
import { botOf } from '../fixtures/bot-house.ts';
import { chromiumClient } from '../fixtures/chromium-client.ts';
import { openChromium, type Visit } from '../fixtures/chromium.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { type House, openHouse } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { photo } from '../fixtures/photo.ts';
import { hasAge } from '../fixtures/stock-age.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { flat, reporting, walk, words } from './journey.ts';
import { proofOf } from './way.ts';
import {
  answers,
  endedOn,
  enters,
  extendsTerm,
  follows,
  handsOver,
  hides,
  lawful,
  longer,
  namesBasis,
  pledged,
  said,
  sees,
  takesAway,
  writes,
} from './sitting.ts';
import { comesBack, reads, type Returned, type Told } from './told.ts';

// One case from “new” to “closed, partly confirmed”, in one sitting; after each step its reporter reads what he is told: on
// a page without scripts in Kazakh, in Telegram in Russian, from a program in English. A call and a question go beside it.

describe.skipIf(!hasChromium || !hasAge)('one case, whole', { timeout: 240_000 }, () => {
  let today: DateIso = houseDay;
  let people = 96_000;
  let room: Desk;
  let browser: Visit;
  let api: FakeBotApi;
  let house: House;
  const opened = new AsyncDisposableStack();
  beforeAll(async () => {
    room = opened.use(
      await desk([{ role: 'officer', group: 'default' }, ...staff], {
        calendar,
        clock: { today: () => today, now: () => Date.parse('2026-11-22T06:00:00Z') },
      }),
    );
    browser = opened.adopt(await openChromium(), async (each) => await each.close());
    api = opened.use(await new FakeBotApi().listen());
    house = await doors(houseDay);
    opened.defer(async () => await house[Symbol.asyncDispose]());
  });
  afterAll(async () => await opened.disposeAsync());

  test('is worked from its first day to its end, and the reporter is told all of it, dated, on every channel', async () => {
    const receipt = await filed(await onPage());
    const questionReceipt = await asksOfficer();
    const telegram = inTelegram();
    const page = await onPage();
    const channels = [page, telegram, overJson('en')];
    for (const each of channels) await comesBack(each, receipt);
    const told = async (what: Told): Promise<void> => {
      for (const each of channels) await reads(each, what);
    };
    await told({
      says: [
        'status.new.plain',
        'check.no-letters',
        'check.not-opened',
        ['check.pledge-open', { day: { day: pledged } }],
        'check.term-open-basis',
        'check.honest',
      ],
    });

    const watched = await room.page({
      locale: 'ru',
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    const officer = new Person(room, 'ru', watched);
    await signIn(room, officer.page, 'officer');
    await follows(officer, words.recall.kk);
    await officer.page.getByText(words.fearsAnew.kk).waitFor();
    const place = new URL(officer.page.url()).pathname;
    await told({
      says: [
        'check.opened',
        ['check.opening', { day: { day: houseDay }, role: { key: 'status.role.officer' } }],
      ],
      hides: ['check.not-opened'],
    });

    await officer.moves('acknowledged', said.received);
    await officer.seesState('acknowledged');
    await told({
      says: [
        'status.acknowledged.plain',
        ['check.reason-on', { day: { day: houseDay } }],
        ['check.pledge-kept', { day: { day: pledged } }],
      ],
      shows: [said.received],
      hides: ['status.new.plain'],
    });

    await namesBasis(officer);
    await told({ says: [['check.term-runs', { day: { day: lawful } }], 'check.term-part'] });
    await extendsTerm(officer);
    await told({
      says: [
        ['check.term-extended', { day: { day: houseDay } }],
        ['check.term-earlier', { day: { day: lawful } }],
        ['check.term-runs', { day: { day: longer } }],
      ],
      shows: [said.longer],
    });

    await officer.page
      .getByLabel(officer.say('case.assignee'))
      .selectOption({ label: officer.say('case.me') });
    await sees(officer, 'case.did.assigned', { officer: officer.say('case.me') });
    await officer.page.locator('#note').fill(said.note);
    await officer.page.getByRole('button', { name: officer.say('case.note.save') }).click();
    await sees(officer, 'case.did.note');
    await officer.page.getByLabel(officer.say('case.task'), { exact: true }).fill(said.task);
    await officer.page.getByLabel(officer.say('case.task.due')).fill('2026-11-24');
    await officer.page.getByRole('button', { name: officer.say('case.task.add') }).click();
    await sees(officer, 'case.did.task', { task: said.task });
    await writes(officer);
    await told({
      says: [['check.letter', { day: { day: houseDay }, role: { key: 'status.role.officer' } }]],
      shows: [said.asked],
      keeps: [said.note, said.task],
    });

    await walk(
      telegram.client,
      [
        { does: { kind: 'choose', id: 'reply' }, at: 'check/reply' },
        { does: { kind: 'write', text: words.reply.ru }, at: 'check/attach' },
        { does: { kind: 'choose', id: 'send' }, at: 'check/account', says: ['check.sent-now'] },
      ],
      'ru',
    );
    await told({ keeps: [words.reply.ru, ...Object.values(words.recall)] });
    await officer.goes(place);
    await officer.page.getByText(words.reply.ru).waitFor();
    await officer.looks('whole-case');

    await hides(officer);
    const caseId = place.split('/').at(-1) ?? '';
    await takesAway(officer, room, caseId);
    await handsOver(officer, caseId);
    await told({
      says: [
        'status.handed-over.plain',
        ['check.moved', { day: { day: houseDay }, status: { key: 'status.acknowledged' } }],
        ['check.term-handed-over', { day: { day: longer }, answered: { day: houseDay } }],
      ],
      shows: [said.handed, said.received],
    });
    await officer.goes('/cases');
    const line = officer.page.locator('tr', { hasText: words.recall.kk.slice(0, 20) });
    await line.getByText(officer.say('status.handed-over')).waitFor();
    await line.getByText(officer.say('console.deadline.handed-over')).waitFor();

    const callReceipt = await enters(officer);
    await answers(officer);
    const asked = overJson('en');
    await comesBack(asked, questionReceipt);
    await reads(asked, { says: ['status.closed-answered.plain'], shows: [said.answer] });

    // Weeks later: one case is closed, and of another a term has passed without a word.
    today = endedOn;
    await officer.goes(place);
    await officer.moves('closed-partly', said.ended);
    await officer.seesState('closed-partly');
    await reopens(endedOn);
    for (const each of [await onPage(), inTelegram(), overJson('en')]) {
      await comesBack(each, receipt);
      await reads(each, {
        says: [
          'status.closed-partly.plain',
          ['check.reason-on', { day: { day: endedOn } }],
          ['check.moved', { day: { day: houseDay }, status: { key: 'status.handed-over' } }],
          ['check.opening', { day: { day: endedOn }, role: { key: 'status.role.officer' } }],
          'check.closed-next',
        ],
        shows: [said.ended, said.handed, said.received],
        hides: ['check.overdue'],
      });
    }
    expect(await isGenuine(receipt)).toBe(true);
    const late = overJson('ru');
    await comesBack(late, callReceipt);
    await reads(late, {
      says: [['check.pledge-broken', { day: { day: pledged } }], 'check.overdue'],
    });

    await isAskedLater(officer, place, receipt);
    expect([...watched.alarms, ...page.alarms]).toEqual([]);
  });

  /** The public side as it stands on a day; officers work on, behind their own door. */
  async function doors(on: DateIso): Promise<House> {
    return await openHouse(room.office, {
      today: on,
      telegram: botOf(api),
      log: createLog(() => {}),
    });
  }

  async function reopens(on: DateIso): Promise<void> {
    await house[Symbol.asyncDispose]();
    house = await doors(on);
  }

  async function onPage(): Promise<Returned & { readonly alarms: readonly string[] }> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      locale: 'kk',
    });
    const client = chromiumClient(await context.newPage(), house.url, 'kk');
    return { client, language: 'kk', alarms: client.alarms };
  }

  function inTelegram(): Returned {
    people += 1;
    return { client: new TelegramPerson(api, { language: 'ru', chatId: people }), language: 'ru' };
  }

  function overJson(language: Language): Returned {
    return { client: jsonClient(house.url, { language }), language };
  }

  /** A question that no card answers; its receipt. */
  async function asksOfficer(): Promise<string> {
    const { client } = overJson('en');
    await client.look();
    await client.choose('ask');
    await client.write(said.question);
    await client.choose('hand-over');
    await client.choose('no');
    const { receipt } = await client.choose('send');
    await client.write(receipt?.slice(-4) ?? '');
    return receipt ?? '';
  }

  /** Whether the proof that the receipt gives is found genuine by whoever has it checked. */
  async function isGenuine(receipt: string): Promise<boolean> {
    const proof = await proofOf(house.url, receipt);
    const answer = await fetch(`${house.url}/kk/verify`, {
      method: 'POST',
      headers: { origin: house.url, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ text: proof }),
    });
    const genuine = phrase('kk', 'proof.genuine', { day: longDate('kk', houseDay) });
    return flat(await answer.text()).includes(flat(genuine));
  }

  /** After 1, 3, 6 and 12 months: once is told what happened, and each time after that nothing. */
  async function isAskedLater(officer: Person, place: string, receipt: string): Promise<void> {
    for (const months of [1, 3, 6, 12]) {
      await reopens(addMonths(endedOn, months));
      const person = months === 1 ? inTelegram() : overJson('en');
      await comesBack(person, receipt);
      await reads(person, {
        says: [['check.check-in-due-closed', { months, day: { day: endedOn } }]],
      });
      await person.client.choose('check-in');
      if (months === 1) {
        await person.client.choose('pressure');
        await person.client.write(said.pressed);
        await person.client.choose('send');
      } else await person.client.choose('none');
      await reads(person, {
        hides: [['check.check-in-due-closed', { months, day: { day: endedOn } }]],
      });
    }
    await officer.goes(place);
    const letter = officer.page.getByText(said.pressed);
    await letter.getByText(phrase('ru', 'check.harm-heading-closed', { months: 1 })).waitFor();
    await letter.getByText(phrase('ru', 'check.harm-pressure')).waitFor();
  }
});

async function filed({ client }: Returned): Promise<string> {
  const taken = await photo(600, 400);
  const receipt = await walk(
    client,
    reporting({ language: 'kk', between: 'ru', photo: taken }),
    'kk',
  );
  if (receipt === null) throw new TypeError('no receipt was shown');
  return receipt;
}
