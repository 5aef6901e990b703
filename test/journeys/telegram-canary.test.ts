import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { filingSteps } from '../../storage/filing-step.ts';
import { toReview } from '../bots/telegram/to-review.ts';
import { receiptNeedles } from '../fixtures/canaries.ts';
import { spawnHouse } from '../fixtures/child-house.ts';
import { deskOf } from '../fixtures/desk.ts';
import { FakeBotApi, type Fault } from '../fixtures/fake-bot-api.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { searchBytes, searchFolders, textNeedle } from '../../tools/needle.ts';
import { photo } from '../fixtures/photo.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { flat } from './journey.ts';

const chatId = 7_319_554_208;
const text = 'Қарлығаш planted in Telegram asked for money';

const needles = (api: FakeBotApi) => [
  textNeedle('token', api.token),
  textNeedle('secret half of the token', api.token.split(':')[1] ?? ''),
  textNeedle('chat', String(chatId)),
  textNeedle('text', text),
  textNeedle('first name', 'Канарейхан'),
  textNeedle('last name', 'Аты-Жөнов'),
  textNeedle('user name', 'canary_username'),
  textNeedle('file', 'canary-file'),
  textNeedle('name of a file', 'IMG_20261120'),
];

const refused = (status: number): Fault => ({
  kind: 'refused',
  status,
  description: `Bad Request: chat ${chatId} said ${text}`,
});

let installed: Installation;
beforeAll(async () => {
  installed = await install();
});
afterAll(() => installed[Symbol.asyncDispose]());

// At once: most of the time everybody waits until the lease of a process that was killed runs out.
describe.concurrent('nothing of a person in Telegram', () => {
  test('reaches a log or a disk, whatever the Bot API answers', { timeout: 120_000 }, async () => {
    await using installation = await installed.copy();
    await using api = await new FakeBotApi().listen();
    await using house = await spawnHouse(installation, api);
    const person = new TelegramPerson(api, { language: 'kk', chatId, code: 'kk' });
    await toReview(person, { text, files: [await photo(200, 150)] });
    for (const method of ['answerCallbackQuery', 'editMessageText', 'editMessageReplyMarkup']) {
      api.fail(method, refused(400), { kind: 'html', status: 200 }, { kind: 'lost-answer' });
    }
    for (const method of [
      'sendMessage',
      'getUpdates',
      'getFile',
      'deleteMessages',
      'deleteMessage',
    ]) {
      api.fail(method, refused(400), refused(403));
    }
    // Nothing reaches the person, and then everything does.
    await person.write(text);
    await person.write('/menu');
    person.bring({ document: { file_id: 'canary-file', file_unique_id: 'x' } });
    api.push({ message: { chat: null } as never });
    api.push({ message: { message_id: 'x', chat: { id: chatId, type: 'private' } } as never });
    await person.write('/report');
    const { receipt } = await person.choose('send');
    if (receipt === null) throw new TypeError('there is no receipt');
    await person.write(text);
    await person.choose('saved');
    // At once, where nothing is asked any more.
    expect((await person.write(receipt)).at).toBe('check/account');
    await house.kill();

    const all = [...needles(api), ...receiptNeedles(receipt)];
    const { finds, files } = await searchFolders([installation.dataDir, house.temporary], all);
    expect(files).toBeGreaterThan(2);
    expect(finds).toEqual([]);
    expect(house.said().length).toBeGreaterThan(100);
    expect(searchBytes(house.said(), all, 'log')).toEqual([]);
  });

  // A text that fits into a chat is short: no blob of its own is written for it.
  test.each(filingSteps.filter((each) => !each.startsWith('blob-')))(
    'is filed twice or lost in silence when the process is killed while it files, at %s, and an orphan is marked',
    { timeout: 240_000 },
    async (step) => {
      await using installation = await installed.copy();
      await using api = await new FakeBotApi().listen();
      await using desk = await deskOf(installation.dataDir, installation.who('officer'));
      const person = new TelegramPerson(api, { language: 'ru', chatId });
      const house = await spawnHouse(installation, api);
      await toReview(person, { text: `${text} ${step}` });
      await house.arm(step);
      const sent = person.press('ru|report/review|send');
      expect(await house.ended()).toBe(step);
      await house[Symbol.asyncDispose]();
      await using again = await spawnHouse(installation, api);
      await api.confirmed(sent);
      const last = person.buttons;
      expect(flat(last?.text ?? '')).toContain(flat(phrase('ru', 'telegram.lost')));
      // One at most: acknowledged to nobody only where the commit itself was done.
      const found = (await desk.caseIds()).length;
      expect(found).toBe(step === 'committed' ? 1 : 0);
      const orphans = await desk.marked();
      expect(orphans).toHaveLength(found);
      await toReview(person, { text: `${text} once more` });
      await person.choose('send');
      expect((await person.choose('saved')).at).toBe('report/next');
      expect(await desk.caseIds()).toHaveLength(found + 1);
      expect(await desk.marked()).toEqual(orphans);
      expect(searchBytes(again.said(), needles(api), 'log')).toEqual([]);
    },
  );
});
