import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { filingSteps } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import { keyNeedles, receiptNeedles } from '../fixtures/canaries.ts';
import { spawnHouse } from '../fixtures/child-house.ts';
import { deskOf } from '../fixtures/desk.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { searchBytes, textNeedle, type Needle } from '../../tools/needle.ts';
import { restartedHouse } from '../fixtures/restarted-house.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { foundIn } from './found.ts';
import { flat } from './journey.ts';
import { channels, clientOf } from './way.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await install();
});
afterAll(() => installation[Symbol.asyncDispose]());

/** What a text that fits into a question passes on its way: no blob of its own is written for it. */
const steps = filingSteps.filter((step) => !step.startsWith('blob-'));

const drawn = (letters: string) =>
  Array.from(systemRandom(14), (byte) => letters[byte % letters.length]).join('');

/** Questions marked so that any part of them can be recognised wherever it turns up. */
function markedQuestions() {
  const latin = drawn('bcdfghjklmnpqrstvwxz');
  const kazakh = drawn('әғқңөұүһібвгджз');
  const needles: readonly Needle[] = [
    textNeedle('latin', latin),
    textNeedle('kazakh', kazakh),
    textNeedle('number', '900101300017'),
  ];
  return {
    answered: `may a civil servant accept a gift ${latin}?`,
    personal: `${kazakh} ${latin} 900101300017`,
    unknown: `${latin} ${kazakh} қайда?`,
    inside: 'may a civil servant accept a gift?',
    needles,
  };
}

describe.each(channels)('questions over the %s channel', (channel) => {
  test(
    'leave numbers and no word, and one that is handed over is whole for the officer',
    { timeout: 240_000 },
    async () => {
      await using own = await installation.copy();
      await using house = await restartedHouse(own);
      const marked = markedQuestions();
      let person = clientOf(channel, house.now().url);
      const needles = () => {
        const key = person.key();
        return [...marked.needles, ...(key === null ? [] : keyNeedles(key))];
      };
      const clean = async () =>
        expect(
          await foundIn([own.dataDir, house.now().temporary], house.said(), needles()),
        ).toEqual([]);

      await person.look();
      for (const typed of [
        marked.answered,
        marked.personal,
        `${marked.unknown} ${'?'.repeat(20_000)}`,
      ])
        await person.write(typed);
      expect((await person.write(marked.unknown)).options).toContain('hand-over');
      await clean();

      await person.choose('hand-over');
      await person.choose('no');
      for (const step of channel === 'web' ? steps : (['committed'] as const)) {
        await house.killAt(step, () => person.choose('send'));
        await clean();
        await house.restart();
        person = person.again(house.now().url);
        await person.look();
      }
      const { receipt, at } = await person.look();
      expect(at).toBe('hand-over/receipt');
      if (receipt === null) throw new TypeError('no receipt stands on the page');
      await clean();
      await person.write(receipt.slice(-4));
      await house.now().kill();
      const last = [...needles(), ...receiptNeedles(receipt)];
      expect(await foundIn([own.dataDir], house.said(), last)).toEqual([]);

      await using desk = await deskOf(own.dataDir, installation.who('officer'));
      const [caseId, ...more] = await desk.caseIds();
      if (caseId === undefined) throw new TypeError('no case was filed');
      expect(more).toEqual([]);
      expect((await desk.read(caseId)).opened.report.answers.at(-1)?.answer).toEqual({
        kind: 'text',
        text: marked.unknown,
      });
      const store = await openStore({ dataDir: own.dataDir });
      const counts = await store.asked.all();
      await store.close();
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
      expect(counts.find(({ what }) => what === 'unknown')?.card).toBeNull();
    },
  );
});

test('questions in Telegram leave numbers and no word', { timeout: 240_000 }, async () => {
  await using own = await installation.copy();
  await using api = await new FakeBotApi().listen();
  const marked = markedQuestions();
  const needles = [
    ...marked.needles,
    textNeedle('name', 'Канарейхан'),
    textNeedle('id', '7319554'),
  ];
  for (const step of ['transaction-open', null] as const) {
    await using house = await spawnHouse(own, api);
    const person = new TelegramPerson(api, { language: 'ru', chatId: 7_319_554_000 });
    await person.look();
    for (const typed of [marked.answered, marked.personal, marked.unknown])
      await person.write(typed);
    await person.choose('hand-over');
    await person.choose('no');
    if (step === null) {
      const { receipt } = await person.choose('send');
      expect(receipt).not.toBeNull();
      await house.kill();
    } else {
      await house.arm(step);
      const sent = person.press('ru|hand-over/review|send');
      expect(await house.ended()).toBe(step);
      await using again = await spawnHouse(own, api);
      await api.confirmed(sent);
      expect(flat(person.buttons?.text ?? '')).toContain(flat(phrase('ru', 'telegram.lost')));
      expect(searchBytes(again.said(), needles, 'the log')).toEqual([]);
    }
    expect(await foundIn([own.dataDir, house.temporary], house.said(), needles)).toEqual([]);
  }
  await using desk = await deskOf(own.dataDir, installation.who('officer'));
  expect(await desk.caseIds()).toHaveLength(1);
});
