import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { phrase, type PhraseKey } from '../../../knowledge/phrases.ts';
import { languages } from '../../../platform/language.ts';
import { botOf } from '../../fixtures/bot-house.ts';
import { deskOf } from '../../fixtures/desk.ts';
import { FakeBotApi } from '../../fixtures/fake-bot-api.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { photo } from '../../fixtures/photo.ts';
import { TelegramPerson } from '../../fixtures/telegram-person.ts';
import { flat } from '../../journeys/journey.ts';

const publicUrl = 'https://report.example.kz';
const installation = await install();
const api = await new FakeBotApi().listen();
const house = await openHouse(installation, { telegram: botOf(api, { publicUrl }) });
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

let people = 1000;
let person: TelegramPerson;
beforeEach(() => {
  people += 1;
  person = new TelegramPerson(api, { language: 'en', chatId: people, code: 'en' });
});

const said = (key: PhraseKey, params?: Record<string, string>) => flat(phrase('en', key, params));

async function toRecall(): Promise<void> {
  await person.look();
  for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) await person.choose(id);
}

async function toFiles(text = 'A short account of what happened.'): Promise<void> {
  await toRecall();
  let screen = await person.write(text);
  for (let turns = 0; screen.at !== 'report/files'; turns += 1) {
    if (turns > 30) throw new TypeError('the files never come');
    screen = await person.choose('skip');
  }
}

async function toReceipt(text?: string): Promise<string> {
  await toFiles(text);
  await person.choose('done');
  const { receipt } = await person.choose('send');
  if (receipt === null) throw new TypeError('there is no receipt');
  return receipt;
}

const dealt = async (...updates: readonly number[]): Promise<string> => {
  const before = api.messages.length;
  for (const update of updates) await api.confirmed(update);
  return flat(
    api.messages
      .slice(before)
      .filter(({ by }) => by === 'bot')
      .map(({ text }) => text)
      .join('\n'),
  );
};

describe('who begins', () => {
  test('chooses a language first, in which everything is said from then on', async () => {
    const first = await person.write('/start');
    expect(first.options).toEqual(['kk', 'ru', 'en']);
    const welcome = await person.choose('ru');
    expect(welcome.at).toBe('menu/welcome');
    expect(flat(welcome.text)).toContain(flat(phrase('ru', 'menu.channel.telegram')));
  });

  test('by a link comes to what the link says', async () => {
    expect((await person.write('/start ru_report')).at).toBe('report/urgent');
    expect((await person.write('/start check')).at).toBe('check/receipt');
    const survey = await person.write('/start survey_42');
    expect(flat(survey.text)).toContain(flat(phrase('ru', 'survey.no-link')));
  });

  test('with words of which nothing is known reads that they were not taken', async () => {
    const answer = await person.write('Once upon a time');
    expect(flat(answer.text)).toContain(said('telegram.fresh'));
  });

  test('a report is offered the web page as the safer place', async () => {
    await person.look();
    const answer = await person.choose('report');
    expect(flat(answer.text)).toContain(said('telegram.safer', { url: `${publicUrl}/en/` }));
    expect(flat((await person.choose('no')).text)).not.toContain(publicUrl);
  });
});

describe('buttons', () => {
  test('of an answered question go, and what was chosen stands in their place', async () => {
    await person.look();
    const { id } = person.buttons ?? { id: 0 };
    await person.choose('report');
    const answered = api.messages.find((message) => message.id === id);
    expect(answered?.keyboard).toEqual([]);
    expect(answered?.text).toContain(`☞ ${phrase('en', 'menu.report')}`);
  });

  test('that are old lose neither the place nor the answers', async () => {
    await toRecall();
    await person.write('What happened at the office.');
    const place = person.buttons?.text;
    await dealt(person.press('en|menu/welcome|report', 1));
    expect(person.buttons?.text).toBe(place);
    const answer = await dealt(person.press('en|check/reply|back', 1));
    expect(answer).toContain(said('common.old-page'));
    await dealt(person.press('en|report/identity|anonymous', 1));
    expect(person.buttons?.text).toBe(place);
  });

  test('that two devices touch at the same moment lose nothing: the later answer corrects the earlier', async () => {
    await person.look();
    for (const id of ['report', 'no', 'continue']) await person.choose(id);
    const { id = 0 } = person.buttons ?? {};
    await dealt(
      person.press('en|report/identity|anonymous', id),
      person.press('en|report/identity|named', id),
    );
    expect((await person.write('/menu')).at).toBe('menu/menu');
    expect((await person.write('/report')).at).toBe('report/contact');
    for (const answer of ['skip', 'no']) await person.choose(answer);
    let screen = await person.write('What happened, in a few words.');
    while (screen.at !== 'report/review') {
      screen = await person.choose(screen.at === 'report/files' ? 'done' : 'skip');
    }
    // Only who gives a name is asked how to be reached.
    expect(screen.options).toContain('edit-contact');
  });

  test('that nobody made are answered kindly', async () => {
    await person.look();
    expect(await dealt(person.press('x'.repeat(64)))).toContain(said('common.old-button'));
  });

  test('that are touched twice lead one step', async () => {
    await person.look();
    const { id = 0 } = person.buttons ?? {};
    const touches = [1, 2].map(() => person.press('en|menu/welcome|report', id));
    await dealt(...touches);
    const asked = person.chat.filter(({ keyboard }) => keyboard.length > 0);
    expect(asked).toHaveLength(1);
  });
});

describe('texts', () => {
  test('that Telegram cut in two are one answer, in the order in which they were written', async () => {
    await toRecall();
    const whole = `${'word '.repeat(819)}x${'y'.repeat(900)}`;
    const ids = [0, 1].map(() => api.place(person.chatId, ''));
    const parts = [whole.slice(0, 4096), whole.slice(4096)];
    // They overtake each other on the way.
    await dealt(
      person.say(parts[1] ?? '', { message_id: ids[1] ?? 0 }),
      person.say(parts[0] ?? '', { message_id: ids[0] ?? 0 }),
    );
    await person.write('/back');
    const shown = person.chat.map(({ text }) => text).join('');
    expect(shown.replaceAll(/\s/g, '')).toContain(whole.replaceAll(/\s/g, ''));
  });

  test('that come late join the answer that they belong to', async () => {
    await toRecall();
    const late = api.place(person.chatId, '');
    await person.write('The second half.');
    const answer = await dealt(person.say('The first half.', { message_id: late }));
    expect(answer).toContain(said('telegram.added'));
    const back = await person.write('/back');
    expect(flat(back.text)).toContain('The first half. The second half.');
  });

  test('that are changed change the answer', async () => {
    await toRecall();
    const id = api.place(person.chatId, '');
    await dealt(person.say('He asked for 100.', { message_id: id }));
    expect(await dealt(person.edit(id, 'He asked for 200.'))).toContain(said('telegram.edited'));
    expect(flat((await person.write('/back')).text)).toContain('He asked for 200.');
    expect(await dealt(person.edit(1, 'Something old.'))).toContain(said('telegram.edit-late'));
  });

  test('that are forwarded are taken without who wrote them', async () => {
    await toRecall();
    const origin = { type: 'hidden_user', date: 1, sender_user_name: 'Somebody' } as const;
    const answer = await dealt(person.say('Forwarded words.', { forward_origin: origin }));
    expect(answer).toContain(said('telegram.forwarded'));
    expect(flat((await person.write('/back')).text)).toContain('Forwarded words.');
  });

  test('longer than a message are said in several, with the buttons under the last', async () => {
    await toFiles('A sentence of some length stands here. '.repeat(150));
    await person.choose('done');
    const pieces = person.chat.slice(-2);
    expect(pieces.map(({ keyboard }) => keyboard.length > 0)).toEqual([false, true]);
  });

  test.each(['/nonsense', '/cancel@senim_test_bot'])(
    'that are unknown commands are no answers: %s',
    async (command) => {
      await toRecall();
      const answer = await person.write(command);
      expect(answer.at).toBe('report/recall');
      expect(flat(answer.text)).toContain(said('telegram.unknown-command'));
    },
  );

  test('a command in the middle of a question leads away and back again', async () => {
    await toRecall();
    expect((await person.write('/help')).at).toBe('help/help');
    expect((await person.choose('back')).at).toBe('report/recall');
    expect((await person.write('/check')).at).toBe('check/receipt');
    expect((await person.write('/report')).at).toBe('report/recall');
  });

  test('too many at once are not all taken, and that is said', async () => {
    await toFiles();
    const many = Array.from({ length: 90 }, () => person.bring({ sticker: {} as never }));
    expect(await dealt(...many)).toContain(said('telegram.too-many'));
  });
});

const size = (file_id: string, width: number) => ({
  file_id,
  file_unique_id: file_id,
  width,
  height: width,
});

describe('files', () => {
  test('of an album are answered once', async () => {
    await toFiles();
    const picture = await photo(80, 60);
    const before = api.messages.length;
    const { options } = await person.attach(picture, picture, picture);
    expect(options).toContain('remove-3');
    expect(api.messages.slice(before).filter(({ by }) => by === 'bot')).toHaveLength(1);
  });

  test('that Telegram made smaller are taken in their largest size', async () => {
    await toFiles();
    const { bytes } = await photo(80, 60);
    api.keep('large', bytes);
    await dealt(person.bring({ photo: [size('small', 90), size('large', 1280), size('s', 320)] }));
    expect(api.called('getFile').at(-1)?.file_id).toBe('large');
    expect((await person.write('/help')).at).toBe('help/help');
    expect((await person.choose('back')).options).toContain('remove-1');
  });

  test('that are too large are refused before they are fetched', async () => {
    await toFiles();
    const fetched = api.called('getFile').length;
    const large = {
      file_id: 'x',
      file_unique_id: 'x',
      file_size: 21 * 2 ** 20,
      file_name: 'a.pdf',
    };
    expect(await dealt(person.bring({ document: large }))).toContain(said('file.too-large'));
    expect(api.called('getFile')).toHaveLength(fetched);
  });

  test('that Telegram does not hand out are not silently lost', async () => {
    await toFiles();
    api.fail('file', ...Array.from({ length: 3 }, () => ({ kind: 'html', status: 502 }) as const));
    const answer = await person.attach(await photo(80, 60));
    expect(flat(answer.text)).toContain(said('telegram.file-failed'));
    expect(answer.options).not.toContain('remove-1');
  });

  test('where none are asked for are not fetched', async () => {
    await toRecall();
    const fetched = api.called('getFile').length;
    const answer = await person.attach(await photo(80, 60));
    expect(flat(answer.text)).toContain(said('file.not-now'));
    expect(api.called('getFile')).toHaveLength(fetched);
  });

  const voice = { file_id: 'v', file_unique_id: 'v', duration: 3, file_size: 4 };

  test('with a voice are taken only after a warning', async () => {
    await toFiles();
    api.keep('v', new TextEncoder().encode('OggS'));
    expect(await dealt(person.bring({ voice }))).toContain(said('telegram.recording'));
    expect((await person.choose('attach')).options).toContain('remove-1');
  });

  test('with a voice are taken out of the chat when they stay behind', async () => {
    await toFiles();
    const id = api.place(person.chatId, 'voice');
    await dealt(person.bring({ voice, message_id: id }));
    const answer = await person.choose('leave');
    expect(flat(answer.text)).toContain(said('telegram.recording-gone'));
    expect(answer.options).not.toContain('remove-1');
    expect(person.chat.some((message) => message.id === id)).toBe(false);
  });

  test('keep their place when words stand under them', async () => {
    await toFiles();
    const document = { file_id: 'c', file_unique_id: 'c', file_name: 'a.txt', file_size: 3 };
    api.keep('c', new TextEncoder().encode('abc'));
    const answer = await dealt(person.bring({ document, caption: 'Look at this' }));
    expect(answer).toContain(said('telegram.caption'));
  });

  test.each(['sticker', 'location', 'contact', 'poll', 'dice', 'game', 'story'])(
    'a %s is not taken, and nothing is lost',
    async (kind) => {
      await toRecall();
      const answer = await dealt(person.bring({ [kind]: {} }));
      expect(answer).toContain(said('telegram.strange'));
      expect(person.buttons?.keyboard.flat().length).toBeGreaterThan(0);
    },
  );
});

describe('a receipt', () => {
  test('goes from the chat once it is kept, with what was typed to prove it', async () => {
    const receipt = await toReceipt();
    await person.choose('download');
    expect(person.chat.find(({ file }) => file !== null)?.file?.text).toContain(receipt);
    const answer = await person.write(receipt.slice(-4));
    expect(answer.at).toBe('report/next');
    expect(flat(answer.text)).toContain(said('telegram.receipt-gone'));
    expect(person.chat.filter(({ text }) => text.includes(receipt))).toEqual([]);
    expect(person.chat.filter(({ file }) => file !== null)).toEqual([]);
  });

  test('that may not be deleted is not said to be gone', async () => {
    const receipt = await toReceipt();
    const holder = person.chat.find(({ text }) => text.includes(receipt));
    api.undeletable.add(holder?.id ?? 0);
    expect(flat((await person.choose('saved')).text)).toContain(said('telegram.receipt-stays'));
  });

  test.each(['/check', '/menu'])(
    'that was typed after %s is taken out of the chat',
    async (command) => {
      const receipt = await toReceipt();
      await person.choose('saved');
      await person.write(command);
      const answer = await person.write(receipt);
      expect(answer.at).toBe('check/account');
      expect(flat(answer.text)).toContain(said('telegram.typed-gone'));
      expect(person.chat.filter(({ text }) => text.includes(receipt))).toEqual([]);
    },
  );

  test('that is typed right after filing is read, and taken out of the chat', async () => {
    const receipt = await toReceipt();
    await person.choose('saved');
    const answer = await person.write(receipt);
    expect(answer.at).toBe('check/account');
    expect(flat(answer.text)).toContain(said('telegram.typed-gone'));
    expect(person.chat.filter(({ text }) => text.includes(receipt))).toEqual([]);
  });

  test('stands in the chat as something that a touch copies', async () => {
    const receipt = await toReceipt();
    const shown = api.called('sendMessage').findLast(({ text }) => text?.includes(receipt));
    const [code] = shown?.entities ?? [];
    const { offset = 0, length = 0 } = code ?? {};
    expect(shown?.text?.slice(offset, offset + length)).toBe(receipt);
  });
});

describe('leaving', () => {
  test('deletes both sides of the chat, and says what it cannot', async () => {
    await toRecall();
    await person.write('Words that must go.');
    const answer = await person.write('/erase');
    expect(answer.at).toBe('erase/done');
    expect(flat(answer.text)).toContain(said('telegram.erased'));
    expect(flat(answer.text)).toContain(said('telegram.erased-rest'));
    expect(person.chat).toHaveLength(1);
    expect((await person.choose('menu')).at).toBe('menu/menu');
  });

  test('says so when Telegram holds on to something', async () => {
    await toRecall();
    api.undeletable.add(person.chat[0]?.id ?? 0);
    const answer = await person.write('/stop');
    expect(flat(answer.text)).toContain(said('telegram.erased-partly'));
    expect(person.chat).toHaveLength(2);
  });

  test('by blocking the bot drops the draft', async () => {
    await toRecall();
    await person.write('Words.');
    const user = { id: person.chatId, is_bot: false, first_name: 'x' };
    const status = (now: 'kicked' | 'member') => ({
      chat: { id: person.chatId, type: 'private' as const, first_name: 'x' },
      from: user,
      date: 1,
      old_chat_member: { status: 'member' as const, user },
      new_chat_member: { status: now, user, until_date: 0 } as never,
    });
    const silent = await dealt(api.push({ my_chat_member: status('kicked') }));
    expect(silent).toBe('');
    const answer = await person.write('And further.');
    expect(flat(answer.text)).toContain(said('telegram.fresh'));
  });
});

describe('elsewhere', () => {
  const group = { id: -500, type: 'supergroup', title: 'A group' } as const;
  const user = { id: 5, is_bot: false, first_name: 'x' };

  test('in a group it says in three languages why it goes, and goes', async () => {
    await person.look();
    const message = { message_id: 3, date: 1, chat: group, from: user, text: '/report' };
    const answer = await dealt(api.push({ message }));
    for (const language of languages) {
      const url = 'https://t.me/senim_test_bot';
      expect(answer).toContain(flat(phrase(language, 'telegram.only-private', { url })));
    }
    expect(api.called('leaveChat').at(-1)?.chat_id).toBe(group.id);
  });

  test('in a channel it does the same', async () => {
    const chat = { id: -600, type: 'channel', title: 'x' };
    await dealt(api.push({ channel_post: { message_id: 3, date: 1, chat, text: 'x' } as never }));
    expect(api.called('leaveChat').at(-1)?.chat_id).toBe(chat.id);
  });

  test('other bots get no answer', async () => {
    const from = { id: 9, is_bot: true, first_name: 'bot' };
    const chat = { id: 9, type: 'private', first_name: 'bot' };
    const message = { message_id: 4, date: 1, chat, from, text: 'hello' };
    expect(await dealt(api.push({ message: message as never }))).toBe('');
  });
});

test('the bot introduces itself in three languages', async () => {
  await expect.poll(() => api.texts.size).toBe(12);
  for (const language of languages) {
    expect(api.texts.get(`setMyDescription ${language}`)).toBe(phrase(language, 'telegram.about'));
    expect(api.texts.get(`setMyShortDescription ${language}`)).toBe(
      phrase(language, 'telegram.brief'),
    );
    expect(api.texts.get(`setMyCommands ${language}`)).toHaveLength(6);
  }
});

test('the manifest tells officers that the report came by Telegram, and nothing tells who', async () => {
  await using desk = await deskOf(installation.dataDir, installation.who('officer'));
  const before = new Set(await desk.caseIds());
  await toReceipt('A report for the officers.');
  const caseId = (await desk.caseIds()).find((id) => !before.has(id));
  if (caseId === undefined) throw new TypeError('no case');
  const { opened } = await desk.read(caseId);
  expect(opened.manifest.channel).toBe('telegram');
  expect(JSON.stringify(opened)).not.toContain(String(person.chatId));
});
