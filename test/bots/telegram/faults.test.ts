import { describe, expect, test } from 'vitest';

import { phrase } from '../../../knowledge/phrases.ts';
import { createLog } from '../../../platform/log.ts';
import { Secret } from '../../../platform/secret.ts';
import { botOf, hurried } from '../../fixtures/bot-house.ts';
import { deskOf } from '../../fixtures/desk.ts';
import { FakeBotApi, type Fault } from '../../fixtures/fake-bot-api.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { TelegramPerson } from '../../fixtures/telegram-person.ts';
import { flat } from '../../journeys/journey.ts';
import { toReview } from './to-review.ts';

const receiptShape = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/;

async function scene() {
  await using opened = new AsyncDisposableStack();
  const installation = opened.use(await install());
  const api = opened.use(await new FakeBotApi().listen());
  const house = opened.use(await openHouse(installation, { telegram: botOf(api) }));
  const desk = opened.use(await deskOf(installation.dataDir, installation.who('officer')));
  const person = new TelegramPerson(api, { language: 'ru', chatId: 5005 });
  const all = opened.move();
  return {
    installation,
    api,
    house,
    desk,
    person,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const badGateway: Fault = { kind: 'html', status: 502 };
const flood: Fault = {
  kind: 'refused',
  status: 429,
  description: 'Too Many Requests',
  retryAfter: 1,
};

describe.concurrent('a report gets there once, and its writer gets the receipt', () => {
  test.each<readonly [name: string, faults: readonly Fault[]]>([
    ['a flood wait', [flood, flood]],
    ['a bad gateway', [badGateway]],
    ['an answer that was lost on the way', [{ kind: 'lost-answer' }]],
    ['silence', [{ kind: 'hang' }]],
  ])('through %s while the receipt is being sent', async (_name, faults) => {
    await using here = await scene();
    await toReview(here.person);
    here.api.fail('sendMessage', ...faults);
    const { receipt, at } = await here.person.choose('send');
    expect(at).toBe('report/receipt');
    expect(receipt).toMatch(receiptShape);
    expect(await here.desk.caseIds()).toHaveLength(1);
  });

  test('through updates that come twice, late and in disorder', async () => {
    await using here = await scene();
    const seen: Parameters<FakeBotApi['mangle']>[0][number][] = [];
    here.api.mangle = (updates) => {
      seen.push(...updates);
      return [...updates, ...updates, ...seen].toReversed();
    };
    here.api.fail('getUpdates', { kind: 'late', ms: 300 }, badGateway, { kind: 'lost-answer' });
    await toReview(here.person);
    const { receipt } = await here.person.choose('send');
    expect(receipt).toMatch(receiptShape);
    expect((await here.person.choose('saved')).at).toBe('report/next');
    expect(await here.desk.caseIds()).toHaveLength(1);
  });

  test('when “send” is touched three times', async () => {
    await using here = await scene();
    await toReview(here.person);
    const { id = 0 } = here.person.buttons ?? {};
    const touches = [1, 2, 3].map(() => here.person.press('ru|report/review|send', id));
    for (const touch of touches) await here.api.confirmed(touch);
    const receipts = here.person.chat.filter(({ text }) => receiptShape.test(text));
    expect(receipts).toHaveLength(1);
    expect(await here.desk.caseIds()).toHaveLength(1);
  });

  test('when the chat could not be reached, on the next word', async () => {
    await using here = await scene();
    await toReview(here.person);
    const blocked: Fault = {
      kind: 'refused',
      status: 403,
      description: 'Forbidden: bot was blocked',
    };
    here.api.fail('sendMessage', blocked);
    expect((await here.person.choose('send')).receipt).toBeNull();
    expect((await here.person.write('/menu')).receipt).toMatch(receiptShape);
    expect(await here.desk.caseIds()).toHaveLength(1);
  });
});

describe('a restart', () => {
  test('loses the draft and says so, in the language that was spoken', async () => {
    await using here = await scene();
    await toReview(here.person);
    await here.house[Symbol.asyncDispose]();
    await using _again = await openHouse(here.installation, { telegram: botOf(here.api) });
    const answer = await here.person.choose('send');
    expect(answer.at).toBe('menu/welcome');
    expect(flat(answer.text)).toContain(flat(phrase('ru', 'telegram.lost')));
    expect(await here.desk.caseIds()).toEqual([]);
  });

  test('leaves no update behind that was answered, and none that was not', async () => {
    await using here = await scene();
    await here.person.look();
    await here.house[Symbol.asyncDispose]();
    expect(here.api.pending).toEqual([]);
    here.person.say('/help');
    await using _again = await openHouse(here.installation, { telegram: botOf(here.api) });
    await expect.poll(() => here.api.pending).toEqual([]);
    expect(here.person.buttons?.keyboard.length).toBeGreaterThan(0);
  });
});

describe('who polls', () => {
  test('is one process at a time, and the next when that one has gone', async () => {
    await using here = await scene();
    await here.person.look();
    const second = await openHouse(here.installation, { telegram: botOf(here.api) });
    await here.person.write('/help');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(here.api.mostPolling).toBe(1);
    await here.house[Symbol.asyncDispose]();
    expect((await here.person.write('/start en')).at).toBe('menu/welcome');
    await second[Symbol.asyncDispose]();
  });

  test.each([401, 404])(
    'gives up on a token that is answered with %i, and the page goes on',
    async (status) => {
      await using installation = await install();
      await using api = await new FakeBotApi().listen();
      api.fail('getMe', { kind: 'refused', status, description: 'x' });
      const token = new Secret(
        new TextEncoder().encode(status === 401 ? '1:revoked-token-of-a-test' : api.token),
      );
      await using house = await openHouse(installation, { telegram: { ...botOf(api), token } });
      await new Promise((resolve) => setTimeout(resolve, 600));
      const asked = api.calls.filter(({ method }) => method === 'getUpdates').length;
      expect(status === 401 ? asked : Math.min(asked, 1)).toBeLessThanOrEqual(1);
      expect((await fetch(`${house.url}/en/`)).status).toBe(200);
    },
  );

  test('stops when the token is revoked, says so in the log, and the page goes on', async () => {
    await using installation = await install();
    await using api = await new FakeBotApi().listen();
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line));
    await using house = await openHouse(installation, { telegram: botOf(api), log });
    const person = new TelegramPerson(api, { language: 'en', chatId: 6006 });
    await person.look();
    const revoked: Fault = { kind: 'refused', status: 401, description: 'Unauthorized' };
    api.fail('getUpdates', revoked, revoked, revoked);
    person.say('/help');
    await expect.poll(() => lines.join('')).toContain('"because":"token"');
    const asked = api.called('getUpdates').length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(api.called('getUpdates').length).toBeLessThanOrEqual(asked + 1);
    expect((await fetch(`${house.url}/en/`)).status).toBe(200);
  });

  test('nobody does without a token', async () => {
    await using installation = await install();
    await using api = await new FakeBotApi().listen();
    await using house = await openHouse(installation);
    expect((await fetch(`${house.url}/health`)).status).toBe(200);
    expect(api.calls).toEqual([]);
  });
});

describe('a webhook', () => {
  const publicUrl = 'https://report.example.kz';
  const config = (api: FakeBotApi) => ({
    token: api.secret,
    manners: hurried,
    config: { telegram: { apiRoot: api.root, mode: 'webhook' as const }, publicUrl },
  });

  test('takes what Telegram brings with the secret, once, and nothing else', async () => {
    await using installation = await install();
    await using api = await new FakeBotApi().listen();
    await using house = await openHouse(installation, { telegram: config(api) });
    await expect.poll(() => api.called('setWebhook')).toHaveLength(1);
    const [{ url = '', secret_token: secret = '' } = {}] = api.called('setWebhook');
    expect(url).toBe(`${publicUrl}/telegram/webhook`);
    const bring = (token: string, body: string) =>
      fetch(`${house.url}/telegram/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
        body,
      });
    const chat = { id: 77, type: 'private', first_name: 'x' };
    const from = { id: 77, is_bot: false, first_name: 'x', language_code: 'en' };
    const message = { message_id: 1, date: 1, chat, from, text: '/start en' };
    const body = JSON.stringify({ update_id: 5, message });
    expect((await bring('wrong', body)).status).toBe(403);
    expect((await bring('', body)).status).toBe(403);
    expect((await bring(secret, 'not json')).status).toBe(400);
    expect(api.called('sendMessage')).toEqual([]);
    expect((await bring(secret, body)).status).toBe(200);
    expect((await bring(secret, body)).status).toBe(200);
    expect(api.called('sendMessage')).toHaveLength(1);
    expect(api.called('getUpdates')).toEqual([]);
    expect((await fetch(`${house.url}/telegram/webhook`)).status).toBe(404);
  });
});
