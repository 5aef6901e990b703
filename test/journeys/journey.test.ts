import { afterAll, describe, expect, test } from 'vitest';

import type { Language } from '../../platform/language.ts';
import { botOf } from '../fixtures/bot-house.ts';
import { distantTalk } from '../../bots/terminal/talk.ts';
import type { Client } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { DirectLineService } from '../fixtures/direct-line.ts';
import { exampleClient } from '../fixtures/example-client.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { photo, tells } from '../fixtures/photo.ts';
import { TeamsPerson } from '../fixtures/teams-person.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { terminalClient } from '../fixtures/terminal-client.ts';
import { webClient } from '../fixtures/web-client.ts';
import type { Attached } from '../fixtures/wire.ts';
import { officerWords, reporting, returning, walk, words } from './journey.ts';

const installation = await install();
const api = await new FakeBotApi().listen();
const house = await openHouse(installation, { telegram: botOf(api), teams: { given: 'open' } });
const line = await new DirectLineService().listen(`${house.url}/api/messages`);
afterAll(async () => {
  await leaving.disposeAsync();
  await line[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const taken = await photo();
const small = await photo(400, 300);
const paper: Attached = {
  name: 'Сериков Берік өтініші.txt',
  type: 'text/plain',
  bytes: new TextEncoder().encode('Ота 12 желтоқсанға белгіленген.\n'),
};

let people = 70_000;

const leaving = new AsyncDisposableStack();
function atTheEnd<T extends AsyncDisposable>(client: T): T {
  return leaving.use(client);
}

/** A channel is one more line here: see “Conformance” in `docs/channels.md`. */
const channels: Readonly<Record<string, (language: Language) => Client | Promise<Client>>> = {
  web: (language) => webClient(house.url, { language }),
  json: (language) => jsonClient(house.url, { language }),
  telegram: (language) => new TelegramPerson(api, { language, chatId: (people += 1) }),
  teams: (language) => new TeamsPerson(line, { language }),
  terminal: async (language) => atTheEnd(await terminalClient(distantTalk(house.url), language)),
  example: async (language) => atTheEnd(await exampleClient(house.url, language)),
};

const tellings: readonly (readonly [Language, Language])[] = [
  ['kk', 'ru'],
  ['ru', 'en'],
  ['en', 'kk'],
];

test('the photo of the journey is one of three megabytes that tells where and with what it was taken', () => {
  expect(taken.bytes.length).toBeGreaterThan(2.5e6);
  expect(tells(taken.bytes)).toBe(true);
});

describe.each(Object.entries(channels))('over the %s channel', (channel, clientFor) => {
  test.each(tellings)(
    'a person who speaks %s (and %s for a while) reports, and comes back to an answer',
    async (language, between) => {
      await using desk = await deskOf(installation.dataDir, installation.who('officer'));
      const before = await desk.caseIds();
      const receipt = await walk(
        await clientFor(language),
        reporting({
          language,
          between,
          photo: language === 'kk' ? taken : small,
          isPage: !['telegram', 'teams'].includes(channel),
          ...keptOn(channel),
        }),
        language,
      );
      expect(receipt).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);

      const [caseId, ...more] = (await desk.caseIds()).filter((id) => !before.includes(id));
      if (caseId === undefined || receipt === null) throw new TypeError('no case was filed');
      expect(more).toEqual([]);
      const read = await desk.read(caseId);
      expect(answersOf(read.opened.report.answers)).toEqual({
        urgent: 'no',
        identity: 'anonymous',
        'about-unit': 'no',
        recall: words.recall[language],
        what: 'bribe-demanded',
        region: 'almaty',
        body: words.body[language],
        who: words.who[language],
        'how-known': 'victim',
        continues: 'yes',
        before: 'no',
        fears: words.fearsAnew[language],
      });
      expect(read.opened.report).toMatchObject({ language, named: false });
      expect(read.files).toMatchObject([{ name: '.jpg', mime: 'image/jpeg', cleaned: true }]);
      expect(read.files.filter(({ bytes }) => tells(bytes))).toEqual([]);

      const answer = officerWords.answer[language];
      const reason = officerWords.reason[language];
      await desk.say(caseId, { kind: 'message', text: answer });
      await desk.say(caseId, { kind: 'status', from: 'new', to: 'acknowledged', reason });

      await walk(await clientFor(language), returning({ language, receipt, paper }), language);
      const { entries } = await desk.read(caseId);
      expect(entries).toMatchObject([
        { from: 'officer', word: { kind: 'message', text: answer } },
        { from: 'officer', word: { kind: 'status', to: 'acknowledged', reason } },
        { from: 'reporter', text: words.reply[language] },
      ]);
      expect(entries[2]?.opened).toMatchObject([
        { name: '.txt', mime: 'text/plain', cleaned: false, bytes: paper.bytes },
      ]);
    },
  );
});

describe('a receipt', () => {
  test.each<readonly [string, string, Language]>([
    ['web', 'teams', 'kk'],
    ['teams', 'web', 'ru'],
    ['telegram', 'teams', 'en'],
    ['teams', 'json', 'kk'],
  ])('of a report over %s opens the answer over %s, in %s', async (one, other, language) => {
    await using desk = await deskOf(installation.dataDir, installation.who('officer'));
    const before = await desk.caseIds();
    const isPage = one === 'web';
    const telling = { language, between: language, photo: small, isPage, ...keptOn(one) };
    const receipt = await walk(await clientOver(one, language), reporting(telling), language);
    const caseId = (await desk.caseIds()).find((id) => !before.includes(id));
    if (caseId === undefined || receipt === null) throw new TypeError('no case was filed');
    const reason = officerWords.reason[language];
    await desk.say(caseId, { kind: 'message', text: officerWords.answer[language] });
    await desk.say(caseId, { kind: 'status', from: 'new', to: 'acknowledged', reason });
    const back = returning({ language, receipt, paper });
    await walk(await clientOver(other, language), back, language);
  });
});

/** In Teams nobody can promise that no copy is left. */
function keptOn(channel: string): Pick<Parameters<typeof reporting>[0], 'kept'> {
  return channel === 'teams' ? { kept: 'teams.kept' } : {};
}

async function clientOver(channel: string, language: Language): Promise<Client> {
  const clientFor = channels[channel];
  if (clientFor === undefined) throw new TypeError(`there is no channel ${channel}`);
  return await clientFor(language);
}

function answersOf(
  answers: readonly { readonly question: string; readonly answer: object }[],
): Record<string, unknown> {
  return Object.fromEntries(
    answers.map(({ question, answer }) => [
      question,
      'text' in answer ? answer.text : 'option' in answer ? answer.option : answer,
    ]),
  );
}
