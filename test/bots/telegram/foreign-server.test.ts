import { afterAll, describe, expect, test } from 'vitest';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';

import { phrase } from '../../../knowledge/phrases.ts';
import { languages } from '../../../platform/language.ts';
import { Secret } from '../../../platform/secret.ts';
import { readButton } from '../../../bots/button.ts';
import { hurried } from '../../fixtures/bot-house.ts';
import { deskOf } from '../../fixtures/desk.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { flat } from '../../journeys/journey.ts';

const token = '99:a-token-for-a-server-of-others';
const server = new TelegramServer({ port: 9417, host: '127.0.0.1' });
await server.start();
const installation = await install();
const house = await openHouse(installation, {
  telegram: {
    token: new Secret(new TextEncoder().encode(token)),
    manners: hurried,
    config: { telegram: { apiRoot: server.config.apiURL, mode: 'polling' } },
  },
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
  await server.stop();
});

interface Said {
  readonly text: string;
  readonly reply_markup?: {
    readonly inline_keyboard: readonly (readonly { readonly callback_data: string }[])[];
  };
}

describe('with a Bot API server that others wrote', () => {
  test.each(languages)('somebody who speaks %s files a report by text alone', async (language) => {
    await using desk = await deskOf(installation.dataDir, installation.who('officer'));
    const before = (await desk.caseIds()).length;
    const chatId = 300 + languages.indexOf(language);
    const client = server.getClient(token, {
      chatId,
      userId: chatId,
      timeout: 60_000,
      interval: 25,
    });
    let shown: Said = { text: '' };

    const heard = async (): Promise<Said> => {
      const { result } = (await client.getUpdates()) as { result: { message: Said }[] };
      shown = result.at(-1)?.message ?? shown;
      return shown;
    };
    const write = async (text: string): Promise<Said> => {
      await client.sendMessage(client.makeMessage(text));
      return heard();
    };
    const choose = async (id: string): Promise<Said> => {
      const data = shown.reply_markup?.inline_keyboard
        .flat()
        .map((button) => button.callback_data)
        .find((each) => readButton(each)?.id === id);
      if (data === undefined) throw new TypeError(`no button ${id}`);
      await client.sendCallback(client.makeCallbackQuery(data));
      return heard();
    };
    const place = (): string =>
      readButton(shown.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? '')?.at ?? '';

    await client.sendCommand(client.makeCommand(`/start ${language}`));
    expect(flat((await heard()).text)).toContain(flat(phrase(language, 'menu.channel.telegram')));
    for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) await choose(id);
    await write(`${language}: what happened`);
    for (let turns = 0; place() !== 'report/files' && turns < 30; turns += 1) await choose('skip');
    await choose('done');
    const receipt = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec((await choose('send')).text)?.[0] ?? '';
    expect(flat((await write(receipt.slice(-4))).text)).toContain(
      flat(phrase(language, 'next.kept')),
    );
    expect(await desk.caseIds()).toHaveLength(before + 1);
    await client.sendCommand(client.makeCommand('/check'));
    await heard();
    expect(flat((await write(receipt)).text)).toContain(flat(phrase(language, 'check.honest')));
  });
});
