import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { addDays } from '../../platform/time.ts';
import { toReview } from '../bots/telegram/to-review.ts';
import { botOf } from '../fixtures/bot-house.ts';
import type { Client } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { clientOf, goTo } from './way.ts';

// Whether the receipt arrived is all that an officer is told, and not at which moment.

const installation = await install();
const api = await new FakeBotApi().listen();
const house = await openHouse(installation, { telegram: botOf(api) });
const desk = await deskOf(installation.dataDir, installation.who('officer'));
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

let before: readonly string[];
beforeEach(async () => {
  before = await desk.marked();
});
const news = async (day = houseDay) =>
  (await desk.marked(day)).filter((id) => !before.includes(id)).length;

let people = 90_000;
const ways: Readonly<
  Record<string, () => Promise<{ readonly client: Client; readonly receipt: string }>>
> = {
  web: () => sent('web'),
  json: () => sent('json'),
  telegram: async () => {
    const client = new TelegramPerson(api, { language: 'en', chatId: (people += 1) });
    await toReview(client);
    const { receipt } = await client.choose('send');
    return { client, receipt: receipt ?? '' };
  },
};

async function sent(channel: 'web' | 'json') {
  const client = clientOf(channel, house.url);
  const { receipt } = await goTo(client, 'report/receipt');
  return { client, receipt: receipt ?? '' };
}

describe.each(Object.entries(ways))('a report filed over the %s channel', (_channel, file) => {
  test.each([
    ['ticks it as kept', (client: Client) => client.choose('saved')],
    ['types its end', (client: Client, receipt: string) => client.write(receipt.slice(-4))],
    ['has it saved', (client: Client) => client.choose('download')],
  ] as const)('is marked until its writer %s', async (_how, confirm) => {
    const { client, receipt } = await file();
    expect(await news()).toBe(1);
    await client.write('0000');
    await confirm(client, receipt);
    expect(await news()).toBe(0);
  });

  test('stays marked when its writer erases everything instead', async () => {
    const { client } = await file();
    await client.write('/stop');
    expect(await news()).toBe(1);
    expect(await news(addDays(houseDay, 400))).toBe(1);
  });
});

test('whoever comes back with the receipt takes the mark away, and not before the day has ended', async () => {
  const { receipt } = await sent('web');
  const client = clientOf('json', house.url);
  await client.look();
  await client.choose('check');
  expect(await client.write(receipt)).toMatchObject({ at: 'check/account' });
  expect(await news()).toBe(1);
  expect(await news(addDays(houseDay, 1))).toBe(0);
  // A letter tells officers anyway that somebody came back.
  await client.choose('reply');
  await client.write('One more thing.');
  expect(await client.choose('send')).toMatchObject({ at: 'check/account' });
  expect(await news()).toBe(0);
});
