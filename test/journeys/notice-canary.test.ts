import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { systemRandom } from '../../platform/crypto/random.ts';
import { keyNeedles } from '../fixtures/canaries.ts';
import { spawnHouse } from '../fixtures/child-house.ts';
import type { Client } from '../fixtures/client.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { install, type Installation } from '../fixtures/house.ts';
import { textNeedle, type Needle } from '../../tools/needle.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { webClient } from '../fixtures/web-client.ts';
import { foundIn } from './found.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await install();
});
afterAll(() => installation[Symbol.asyncDispose]());

const drawn = (letters: string) =>
  Array.from(systemRandom(14), (byte) => letters[byte % letters.length]).join('');

/** Words marked so that any part of them can be recognised wherever it turns up. */
function marked() {
  const latin = `qarlygash${drawn('bcdfghjklmnpqrstvwxz')}`;
  const kazakh = `қарлығаш${drawn('әғқңөұүһібвгджз')}`;
  const needles: readonly Needle[] = [
    textNeedle('latin', latin),
    textNeedle('kazakh', kazakh),
    textNeedle('value', '7319554 теңге'),
  ];
  return { latin, kazakh, needles };
}

/** Writes a whole notice and asks for its paper. */
async function write(person: Client, { latin, kazakh }: ReturnType<typeof marked>): Promise<void> {
  await person.look();
  await person.choose('deadlines');
  await person.choose('notice-gift');
  await person.choose('continue');
  let screen = await person.write(`Департамент ${latin}`);
  const answers: Readonly<Record<string, string>> = {
    'notice/q4': kazakh,
    'notice/q5': `Сағат «${kazakh}»\n${latin}`,
    'notice/q6': '7319554 теңге',
    'notice/q7': '20.11.2026',
  };
  while (screen.at !== 'notice/review') {
    const answer = answers[screen.at];
    screen = await (answer === undefined ? person.choose('skip') : person.write(answer));
  }
  // Looked at again, and changed once.
  await person.choose('edit-giver');
  await person.write(kazakh);
  expect((await person.choose('send')).at).toBe('notice/paper');
}

async function textOf(bytes: ArrayBuffer): Promise<string> {
  return (await extractRawText({ buffer: Buffer.from(bytes) })).value;
}

describe('a notice with a name in it', () => {
  test(
    'stands in the paper and nowhere else, before it is erased and after',
    { timeout: 120_000 },
    async () => {
      await using own = await installation.copy();
      await using house = await spawnHouse(own);
      const words = marked();
      const person = webClient(house.url, { language: 'ru' });
      await write(person, words);
      const key = person.key();
      const needles = [...words.needles, ...(key === null ? [] : keyNeedles(key))];
      const clean = async () =>
        expect(await foundIn([own.dataDir, house.temporary], house.said(), needles)).toEqual([]);
      await clean();

      const address = new URL('/ru/file/1', house.url);
      const cookie = person.cookies();
      const file = await fetch(address, { headers: { cookie } });
      expect(file.headers.get('content-disposition')).toContain('notice-gift-ru.docx');
      expect(file.headers.get('cache-control')).toContain('no-store');
      const text = await textOf(await file.arrayBuffer());
      for (const part of [words.latin, words.kazakh, '7319554 теңге']) expect(text).toContain(part);
      await clean();

      await person.choose('stop');
      const after = await fetch(address, { headers: { cookie }, redirect: 'manual' });
      expect(after.headers.get('content-type') ?? '').not.toContain('wordprocessingml');
      await clean();
      await house.kill();
      await clean();
    },
  );

  test('is handed to a program once, and to nobody without its draft', async () => {
    await using own = await installation.copy();
    await using house = await spawnHouse(own);
    const words = marked();
    let session: string | undefined;
    const post = async (act: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${house.url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...(session === undefined ? { language: 'kk' } : { session }),
          ...act,
        }),
      });
      const body = (await answer.json()) as {
        readonly session: string;
        readonly at: string;
        readonly messages: readonly { readonly files?: readonly { readonly url: string }[] }[];
      };
      ({ session } = body);
      return body;
    };
    for (const choice of ['deadlines', 'notice-offence', 'continue']) await post({ choice });
    let last = await post({ text: words.kazakh });
    while (last.at !== 'notice/review') last = await post({ choice: 'skip' });
    const { messages } = await post({ choice: 'send' });
    const [file] = messages.flatMap(({ files = [] }) => files);
    const address = new URL(file?.url ?? '', house.url);
    expect(await textOf(await (await fetch(address)).arrayBuffer())).toContain(words.kazakh);
    expect((await fetch(address)).status).toBe(404);
    await post({ choice: 'stop' });
    await house.kill();
    expect(await foundIn([own.dataDir, house.temporary], house.said(), words.needles)).toEqual([]);
  });

  test('goes to Telegram as a document, and into no log and no file of ours', async () => {
    await using own = await installation.copy();
    await using api = await new FakeBotApi().listen();
    await using house = await spawnHouse(own, api);
    const words = marked();
    const person = new TelegramPerson(api, { language: 'ru', chatId: 7_319_554_000 });
    await write(person, words);
    expect(person.chat.flatMap(({ file }) => file?.name ?? [])).toEqual(['notice-gift-ru.docx']);
    await person.write('/erase');
    // Whoever erases keeps no document in the chat either.
    expect(person.chat.flatMap(({ file }) => file?.name ?? [])).toEqual([]);
    await house.kill();
    expect(await foundIn([own.dataDir, house.temporary], house.said(), words.needles)).toEqual([]);
  });
});
