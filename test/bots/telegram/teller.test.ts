import { expect, test } from 'vitest';

import { chatTeller } from '../../../bots/telegram/teller.ts';
import { botOf } from '../../fixtures/bot-house.ts';
import { FakeBotApi } from '../../fixtures/fake-bot-api.ts';

test('a chat that the operator named gets the words, and an error holds neither of both', async () => {
  await using api = await new FakeBotApi().listen();
  const bot = botOf(api);
  const tell = chatTeller(bot.config, bot) ?? (() => Promise.reject(new TypeError('no bot')));
  api.place(7_654_321, '/start');
  await tell('7654321', 'Please look in.');
  expect(api.called('sendMessage')).toMatchObject([{ text: 'Please look in.' }]);

  api.fail('sendMessage', { kind: 'refused', status: 403, description: 'bot was blocked' });
  const failed: unknown = await tell('7654321', 'Please look in.').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(String(failed)).not.toMatch(/7654321|look in/);
});
