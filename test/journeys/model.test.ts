import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { loadCall } from '../../bots/model/call.ts';
import { createLog } from '../../platform/log.ts';
import { botOf } from '../fixtures/bot-house.ts';
import type { Client, Screen } from '../fixtures/client.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, openHouse, type Installation } from '../fixtures/house.ts';
import { ModelServer, type Manner } from '../fixtures/model-server.ts';
import { searchBytes, searchFolders, textNeedle } from '../../tools/needle.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { send } from '../fixtures/wire.ts';
import { channels, clientOf, goTo, language, says } from './way.ts';

let installation: Installation;
let server: ModelServer;
beforeAll(async () => {
  installation = await install();
  server = await ModelServer.open();
  // A house loads them once it stands, and people get the card meanwhile: see `Rephraser.warm`.
  for (const protocol of ['completions', 'ollama'] as const) {
    await loadCall(server.config(protocol));
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const gift = 'may a civil servant accept a gift?';
const retold = 'You may not accept gifts connected with your work.';
const good: Manner = {
  claims: ({ cards }) =>
    cards.slice(0, 1).map(({ id }) => ({
      text: retold,
      card: id,
      quote: 'Gifts, money and free services connected with your official work',
    })),
};

async function modelled(protocol: 'completions' | 'ollama') {
  const own = await installation.copy();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const model = server.config(protocol);
  const house = await openHouse(own, { model, log });
  server.received.length = 0;
  return {
    ...house,
    url: house.url,
    own,
    lines,
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}

async function asks(client: Client, question = gift): Promise<Screen> {
  await client.look();
  const told = await client.choose('ask');
  expect(says(told, 'ask.model')).toBe(true);
  return client.write(question);
}

describe.each(channels)('over the %s channel', (channel) => {
  test.each(['completions', 'ollama'] as const)(
    'an answer of a model that speaks %s is marked and leads to its card',
    async (protocol) => {
      server.manner = good;
      await using house = await modelled(protocol);
      const client = clientOf(channel, house.url);
      const screen = await asks(client);
      expect(screen.text).toContain(retold);
      expect(says(screen, 'ask.machine')).toBe(true);
      expect((await client.look()).text).toContain(retold);
      const card = await client.choose('card:gift-received');
      expect(says(card, 'ask.machine')).toBe(false);
      expect(says(card, 'ask.not-verified')).toBe(true);
    },
  );

  test('a model that fails or lies is not noticed: the card stands there', async () => {
    server.manner = good;
    await using house = await modelled('completions');
    await using plain = await openHouse(house.own);
    const usual = clientOf(channel, plain.url);
    await usual.look();
    await usual.choose('ask');
    const card = await usual.write(gift);
    const lie: Manner = {
      claims: () => [
        { text: '公务员不得收受礼品。', card: 'gift-received', quote: 'Gifts, money' },
      ],
    };
    for (const manner of [lie, 'error', 'closes', 'no-json', 'huge', 'hangs'] as const) {
      server.manner = manner;
      const screen = await asks(clientOf(channel, house.url));
      expect(screen).toEqual(card);
    }
  });

  test('nothing of a report, a reply or a question for the officer reaches the model', async () => {
    server.manner = good;
    await using house = await modelled('ollama');
    const words = { question: 'kanareika1', report: 'kanareika2', reply: 'kanareika3' };
    const client = clientOf(channel, house.url);
    await asks(client, `${gift.replace('?', '')} ${words.question}?`);
    expect(server.received.join('')).toContain(words.question);

    const reporting = clientOf(channel, house.url);
    await goTo(reporting, 'report/recall');
    await reporting.write(gift);
    await reporting.write(`May a civil servant accept a gift ${words.report}?`);
    await reporting.write('/menu');
    await reporting.choose('ask');
    await reporting.write(`may a civil servant accept a gift ${words.report}`);
    await reporting.choose('menu');
    await reporting.write(`may a civil servant accept a gift ${words.report}`);
    const receipt = (
      await goTo(clientOf(channel, house.url), 'report/receipt', {
        recall: `May a civil servant accept a gift? ${words.report}`,
      })
    ).receipt;

    expect(receipt).not.toBeNull();
    const returning = clientOf(channel, house.url);
    await returning.look();
    await returning.choose('check');
    await returning.write(receipt ?? '');
    await returning.choose('reply');
    await returning.write(`may a civil servant accept a gift? ${words.reply}`);

    const handing = clientOf(channel, house.url);
    await handing.look();
    await handing.choose('ask');
    await handing.write(`how tall is mount everest ${words.reply}`);
    await handing.choose('hand-over');
    await handing.choose('no');
    await handing.choose('send');

    const received = server.received.join('\n');
    expect(server.received).toHaveLength(1);
    expect(received).not.toContain(words.report);
    expect(received).not.toContain(words.reply);
  });

  test('a question leaves no word in a file or in the log, whether the model answers or fails', async () => {
    await using house = await modelled('completions');
    const needles = [textNeedle('question', 'qazwsxedc'), textNeedle('answer', retold)];
    for (const manner of [good, 'error', 'no-json', 'half-json', 'closes'] as const) {
      server.manner = manner;
      await asks(clientOf(channel, house.url), `${gift.replace('?', '')} qazwsxedc?`);
    }
    expect(server.received.join('')).toContain('qazwsxedc');
    const { finds, files } = await searchFolders([house.own.dataDir], needles);
    expect(files).toBeGreaterThan(2);
    expect(finds).toEqual([]);
    expect(searchBytes(Buffer.from(house.lines.join('')), needles, 'the log')).toEqual([]);
  });
});

test('a program reads which card a sentence comes from, and that a machine made it', async () => {
  server.manner = good;
  await using house = await modelled('ollama');
  const post = async (body: object) => {
    const { text } = await send(`${house.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return JSON.parse(text) as { session: string; messages: Record<string, unknown>[] };
  };
  const { session } = await post({ language, choice: 'ask' });
  const { messages } = await post({ session, text: gift });
  expect(messages.filter(({ machine }) => machine === true)).toEqual([
    { text: expect.stringContaining(retold), card: 'gift-received', machine: true },
  ]);
});

test('in Telegram the answer is marked too', async () => {
  server.manner = good;
  await using own = await installation.copy();
  await using api = await new FakeBotApi().listen();
  const model = server.config('ollama');
  await using _house = await openHouse(own, {
    model,
    telegram: botOf(api),
    log: createLog(() => {}),
  });
  const person = new TelegramPerson(api, { language, chatId: 7_319_554_001 });
  const screen = await asks(person);
  expect(screen.text).toContain(retold);
  expect(says(screen, 'ask.machine')).toBe(true);
  expect(screen.options).toContain('card:gift-received');
});
