import { constantFrom, record, sample } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { resultsHash } from '../../surveys/signed-results.ts';
import * as api from '../../console/survey-api.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { addDays } from '../../platform/time.ts';
import { readDescriptor } from '../../surveys/signed-survey.ts';
import { resultsOf, type Results } from '../../surveys/results.ts';
import { openWords } from '../../surveys/sealed-words.ts';
import { exact } from '../../surveys/share.ts';
import { resultsBytes, signResults } from '../../surveys/signed-results.ts';
import { openSurvey, sitDown, type Desk } from '../../tools/survey-client.ts';
import { openStore } from '../../storage/store.ts';
import { agreed } from '../fixtures/agreed.ts';
import { botOf } from '../fixtures/bot-house.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { houseDay } from '../fixtures/house-config.ts';
import {
  type House,
  install,
  type Installation,
  openHouse,
  quickArgon2id,
} from '../fixtures/house.ts';
import { DirectLineService } from '../fixtures/direct-line.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { signedSurvey } from '../fixtures/survey-body.ts';
import {
  answerInChat,
  answerOnPage,
  onceOf,
  specimen,
  toSurveyReview,
} from '../fixtures/survey-people.ts';
import { TeamsPerson } from '../fixtures/teams-person.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { webClient } from '../fixtures/web-client.ts';
import { send } from '../fixtures/wire.ts';

let installation: Installation;
let bots: FakeBotApi;
let house: House;
let desk: Desk;
let line: DirectLineService;
beforeAll(async () => {
  installation = await install();
  bots = await new FakeBotApi().listen();
  house = await openHouse(installation, {
    console: true,
    telegram: botOf(bots),
    teams: { given: 'open' },
  });
  line = await new DirectLineService().listen(`${house.url}/api/messages`);
  const { officer, passphrase } = installation.who('officer');
  const who = { officerId: officer.id, passphrase };
  desk = await sitDown(house.consoleUrl ?? '', who, quickArgon2id);
});
afterAll(async () => {
  await line[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await bots[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const readers = { language: 'ru' } as const;

/** Opens a survey through the console; its codes are known to this test alone. */
async function opened(change: Parameters<typeof signedSurvey>[2] = {}) {
  const survey = await signedSurvey(desk.seed, houseDay, change);
  const codes = await openSurvey(desk, survey.content);
  return { ...survey, codes };
}

async function closed(
  id: string,
): Promise<{ pieces: readonly Uint8Array[]; spent: number | null }> {
  const [asks, agrees] = [installation.who('officer'), installation.who('oversight')];
  await using store = await openStore({ dataDir: installation.dataDir });
  await agreed(store, {
    act: 'close-survey',
    subject: id,
    day: houseDay,
    asks: { id: asks.officer.id, signSeed: asks.keys.signSeed },
    agrees: { id: agrees.officer.id, signSeed: agrees.keys.signSeed },
  });
  await desk.post(`/api/surveys/${id}/close`, api.closeSurvey, { early: true });
  return desk.get(`/api/surveys/${id}/answers`, api.surveyAnswers.answer);
}

async function counted(survey: Awaited<ReturnType<typeof opened>>): Promise<Results> {
  const { pieces, spent } = await closed(survey.id);
  const read = readDescriptor(survey.descriptor, signOf(survey), [signPublic(desk.seed)]);
  return resultsOf(read, pieces, spent);
}

const signOf = (survey: Awaited<ReturnType<typeof opened>>) => survey.signature;

function peopleOf(results: Results, question: string): Readonly<Record<string, number>> {
  const count = results.counts.find((one) => one.question === question);
  return Object.fromEntries((count?.counts ?? []).map(({ of, people }) => [of, people]));
}

test(
  '110 of 216 answer on every channel, nobody twice, and the results are the table',
  { timeout: 120_000 },
  async () => {
    const survey = await opened({ invited: 216 });
    const { id, codes } = survey;
    const code = (at: number) => codes[(at * 7) % 216] ?? '';
    for (const [at, filled] of specimen.entries()) {
      if (at >= 12) {
        expect((await answerOnPage(house.url, id, code(at), filled)).text).toContain(
          phrase('ru', 'survey.thanks'),
        );
        continue;
      }
      const client =
        at < 2
          ? new TelegramPerson(bots, { language: 'ru', chatId: 7000 + at })
          : at < 6
            ? webClient(house.url, readers)
            : at < 8
              ? new TeamsPerson(line, readers)
              : jsonClient(house.url, readers);
      expect((await answerInChat(client, code(at), filled)).at).toBe('survey/thanks');
      // A code that was typed does not stay in the chat.
      if (client instanceof TelegramPerson) {
        expect(client.chat.filter(({ text }) => text.includes(code(at)))).toEqual([]);
      }
    }
    // Once more, wherever it was spent before.
    const again = jsonClient(house.url, readers);
    await again.look();
    await again.choose('survey');
    expect((await again.write(code(0))).text).toContain(phrase('ru', 'survey.code-refused'));
    const page = await answerOnPage(house.url, id, code(12), specimen[0] ?? {});
    expect([page.status, page.text.includes(phrase('ru', 'survey.code-refused'))]).toEqual([
      422,
      true,
    ]);
    const participation = await desk.get(
      `/api/surveys/${id}/participation`,
      api.participation.answer,
    );
    expect(participation).toEqual({ invited: 216, atLeast: 110 });

    const results = await counted(survey);
    expect(results).toMatchObject({ invited: 216, spent: 110, answers: 110 });
    expect(peopleOf(results, 'know-corruption')).toEqual({ yes: 106, no: 4 });
    expect(peopleOf(results, 'know-risks')).toEqual({ yes: 103, no: 7 });
    expect(peopleOf(results, 'met')).toEqual({ no: 103, yes: 7 });
    expect(peopleOf(results, 'leadership')).toEqual({ yes: 105, no: 2, other: 3 });
    expect(peopleOf(results, 'norms')).toEqual({ work: 93, 'do-not': 11, hard: 6 });
    expect(peopleOf(results, 'what-do')).toEqual({
      head: 92,
      authority: 11,
      security: 4,
      conceal: 2,
    });
    expect(peopleOf(results, 'polygraph')).toEqual({ yes: 53, no: 48 });
    expect(peopleOf(results, 'proposals')).toEqual({ support: 94, 'not-support': 3, other: 13 });
    // The specimen cuts its shares off (96.3); ours are rounded.
    expect([106, 103, 7, 92, 94].map((people) => exact(people, 110))).toEqual([
      96.4, 93.6, 6.4, 83.6, 85.5,
    ]);

    const { words } = await desk.get(`/api/surveys/${id}/words`, api.surveyWords.answer);
    const identity = nativeAge.identity(installation.who('officer').keys.identity);
    const texts = await Promise.all(
      words.map(async (word) => (await openWords(identity, id, word)).text),
    );
    const written = specimen.flatMap((filled) =>
      Object.values(filled).flatMap((answer) => (typeof answer === 'string' ? [] : [answer.words])),
    );
    expect(texts.toSorted()).toEqual(written.toSorted());
    expect(new Set(words.map(({ bytes }) => bytes.length)).size).toBe(1);

    const bytes = resultsBytes(results);
    await desk.post(`/api/surveys/${id}/publish`, api.publishSurvey, {
      results: bytes,
      signature: signResults(bytes, desk.seed),
    });
    const shown = await send(`${house.url}/en/survey/${id}/result`, { method: 'GET' });
    expect(shown.text).toContain(resultsHash(bytes));
    expect(shown.text).toContain('Invited: 216. Codes used: 110. Answers: 110 (50.9 %).');
    const file = await send(`${house.url}/en/survey/${id}/result.json`, { method: 'GET' });
    expect(new TextEncoder().encode(file.text)).toEqual(bytes);
    const late = await send(`${house.url}/en/survey/${id}/page`, { method: 'GET' });
    expect(late.text).toContain(phrase('en', 'survey.page.ended'));
  },
);

test('what people chose at random comes out as somebody else counts it', async () => {
  const choices = {
    'know-corruption': ['yes', 'no'],
    met: ['yes', 'no', 'decline', 'skip'],
    norms: ['work', 'do-not', 'hard', 'decline'],
    polygraph: ['yes', 'no', 'skip'],
  } as const;
  const arbitrary = record(
    Object.fromEntries(
      Object.entries(choices).map(([question, options]) => [question, constantFrom(...options)]),
    ),
  );
  const people = sample(arbitrary, 30);
  const survey = await opened({ invited: 40 });
  for (const [at, filled] of people.entries()) {
    const { text } = await answerOnPage(house.url, survey.id, survey.codes[at] ?? '', filled);
    expect(text).toContain(phrase('ru', 'survey.thanks'));
  }
  const results = await counted(survey);
  expect(results.answers).toBe(30);
  for (const [question, options] of Object.entries(choices)) {
    const given = Object.groupBy(people, (filled) => filled[question] ?? 'skip');
    expect(peopleOf(results, question), question).toMatchObject(
      Object.fromEntries(
        options
          .filter((option) => !['decline', 'skip'].includes(option))
          .map((option) => [option, given[option]?.length ?? 0]),
      ),
    );
  }
});

describe('one code', () => {
  test('posted 200 times at once is one answer', { timeout: 60_000 }, async () => {
    const survey = await opened();
    const [code = ''] = survey.codes;
    const once = await onceOf(house.url, survey.id);
    const others = Array.from({ length: 199 }, (_, at) => {
      const mark = String(at).padStart(3, '0');
      return `${mark}${once.slice(3, 42)}A`;
    });
    const came = await Promise.all(
      [once, ...others].map((each) =>
        answerOnPage(house.url, survey.id, code, { met: 'no' }, each),
      ),
    );
    expect(came.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(came.filter(({ status }) => status === 422)).toHaveLength(199);
    expect(await counted(survey)).toMatchObject({ spent: 1, answers: 1 });
  });

  test('sent from many programs at once is one answer', { timeout: 60_000 }, async () => {
    const survey = await opened();
    const [code = ''] = survey.codes;
    const clients = Array.from({ length: 20 }, () => jsonClient(house.url, readers));
    for (const client of clients) await toSurveyReview(client, code, {});
    const screens = await Promise.all(clients.map((client) => client.choose('send')));
    expect(screens.filter(({ at }) => at === 'survey/thanks')).toHaveLength(1);
    expect(screens.filter(({ at }) => at === 'survey/code')).toHaveLength(19);
    expect(await counted(survey)).toMatchObject({ spent: 1, answers: 1 });
  });

  test('sent twice by the same page or program is one answer, and both are thanked', async () => {
    const survey = await opened();
    const [first = '', second = ''] = survey.codes;
    const client = jsonClient(house.url, readers);
    await toSurveyReview(client, first, {});
    const again = client.again();
    await again.look();
    const both = await Promise.all([client.choose('send'), again.choose('send')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ at }) => at)).toEqual(['survey/thanks', 'survey/thanks']);
    const once = await onceOf(house.url, survey.id);
    for (let post = 0; post < 2; post += 1) {
      expect((await answerOnPage(house.url, survey.id, second, {}, once)).status).toBe(200);
    }
    expect(await counted(survey)).toMatchObject({ spent: 2, answers: 2 });
  });
});

describe('a survey that anybody may answer', () => {
  test('takes one answer of a person in Telegram', { timeout: 30_000 }, async () => {
    const survey = await opened({ access: 'open' });
    const person = new TelegramPerson(bots, { language: 'ru', chatId: 8001 });
    const answer = async () => {
      let screen = await person.write(`/start ru_survey_${survey.id}`);
      screen = await person.choose('continue');
      while (screen.at !== 'survey/review') screen = await person.choose('decline');
      return person.choose('send');
    };
    expect((await answer()).at).toBe('survey/thanks');
    expect((await answer()).text).toContain(phrase('ru', 'survey.before').slice(0, 30));
    expect(await counted(survey)).toMatchObject({ spent: null, answers: 1 });
  });
});

/** Where a link or a QR code leads. */
function door(id: string) {
  return send(`${house.url}/ru/survey/${id}`, { method: 'GET', headers: {} });
}

describe('a link', () => {
  test('to a survey of tomorrow, of yesterday, closed or unknown says what it is', async () => {
    const early = await opened({ opens: addDays(houseDay, 1) });
    expect((await door(early.id)).text).toContain('23 ноября 2026');
    const page = await answerOnPage(house.url, early.id, early.codes[0] ?? '', { met: 'no' }, '');
    expect(page.text).toContain('23 ноября 2026');
    const over = await opened();
    expect((await door(over.id)).text).toContain(phrase('ru', 'survey.page.chat'));
    await closed(over.id);
    expect((await door(over.id)).text).toContain(phrase('ru', 'survey.page.ended'));
    expect((await door('0'.repeat(32))).status).toBe(404);
    expect((await door('x')).status).toBe(404);
    await closed(early.id);
  });

  test('leads into the chat without scripts', async () => {
    const survey = await opened();
    const other = await opened();
    const client = jsonClient(house.url, readers);
    await client.look();
    const screen = await client.late('menu/welcome', { choice: `survey:${survey.id}` });
    expect(screen.at).toBe('survey/code');
    await closed(survey.id);
    await closed(other.id);
  });

  test('refuses a page of somebody else', async () => {
    const survey = await opened();
    const { status } = await send(`${house.url}/ru/survey/${survey.id}/page`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://elsewhere.example',
      },
      body: '',
    });
    expect(status).toBe(403);
    await closed(survey.id);
  });
});
