import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ListAnswer } from '../../analysis/lists/answer.ts';
import type { ListToken } from '../../analysis/lists/token.ts';
import { newListToken, listKeys } from '../../analysis/lists/token.ts';
import { openLetterFile } from '../../cases/open.ts';
import { blobId, caseId } from '../../cases/ids.ts';
import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { identitySeed } from '../../platform/crypto/age.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { languages, type Language } from '../../platform/language.ts';
import { addDays } from '../../platform/time.ts';
import { botOf } from '../fixtures/bot-house.ts';
import type { Client, Screen } from '../fixtures/client.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { type House, install, type Installation, openHouse } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { listDesk, someProject, type ListDesk } from '../fixtures/lists.ts';
import { searchFolders, textNeedle } from '../../tools/needle.ts';
import { photo } from '../fixtures/photo.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';
import { webClient } from '../fixtures/web-client.ts';
import { send, type Came } from '../fixtures/wire.ts';
import { flat } from './journey.ts';

let installation: Installation;
let bots: FakeBotApi;
let house: House;
let desk: ListDesk;
beforeAll(async () => {
  installation = await install();
  bots = await new FakeBotApi().listen();
  house = await openHouse(installation, { telegram: botOf(bots) });
  desk = await listDesk(installation);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await bots[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

const channels = ['web', 'json', 'telegram'] as const;
let lastChat = 9_000;

interface Way {
  readonly person: Client;
  readonly open: (token: ListToken) => Promise<Screen>;
}

async function wayOf(channel: (typeof channels)[number], language: Language): Promise<Way> {
  switch (channel) {
    case 'telegram': {
      const person = new TelegramPerson(bots, { language, chatId: (lastChat += 1) });
      await person.look();
      return { person, open: (token) => person.write(`/start list_${token.toUpperCase()}`) };
    }
    case 'json': {
      const person = jsonClient(house.url, { language });
      return { person, open: (token) => person.choose(`list:${token}`) };
    }
    case 'web': {
      const person = webClient(house.url, { language });
      const { at } = await person.look();
      // The button of the link's page posts just this.
      return { person, open: (token) => person.late(at, { choice: `list:${token}` }) };
    }
    default:
      return channel satisfies never;
  }
}

const page = (token: string, language: Language = 'ru', rest = '') =>
  send(`${house.url}/${language}/list/${token}${rest}`, { method: 'GET' });

function post(token: string, fields: Record<string, string>): Promise<Came> {
  return send(`${house.url}/ru/list/${token}/page`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: house.url,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

async function onceOf(token: string): Promise<string> {
  const { text } = await page(token, 'ru', '/page');
  return /name="once" value="(?<once>[\w-]{43})"/u.exec(text)?.groups?.['once'] ?? '';
}

const says = (screen: Pick<Screen, 'text'>, language: Language, key: PhraseKey): boolean =>
  flat(screen.text).includes(flat(phrase(language, key)));

const briefly = (answers: readonly ListAnswer[]) =>
  answers.map(({ said }) => said.map(({ item, choice, note }) => [item, choice, note]));

describe.each(channels)('a check-list over %s', (channel) => {
  test.each(languages)(
    'is opened by its link, answered with a word and a file, changed, sent, and read by the group alone (%s)',
    { timeout: 60_000 },
    async (language) => {
      const token = await desk.ask();
      const { person, open } = await wayOf(channel, language);
      const door = await open(token);
      expect(door.at).toBe('list/door');
      for (const key of ['list.readers', 'list.secrets', `list.channel.${channel}`] as const) {
        expect(says(door, language, key)).toBe(true);
      }
      expect(door.text).toContain('Кадр бөлімі');
      expect((await person.choose('continue')).at).toBe('list/q1');
      // Not regulated: a risk, so that a word is asked for.
      expect((await person.choose('no')).at).toBe('list/q1-note');
      expect((await person.choose('file')).at).toBe('list/q1-file');
      await person.attach(await photo(64, 48));
      await person.choose('done');
      expect((await person.write('Ереже 2019 жылдан бері жаңармаған')).at).toBe('list/q2');
      // Nobody without a competition: nothing more to say.
      expect((await person.choose('no')).at).toBe('list/q3');
      await person.choose('back');
      expect((await person.choose('skip')).at).toBe('list/q3');
      const review = await person.choose('skip');
      expect(review.at).toBe('list/review');
      expect((await person.choose('edit-conflict-6')).at).toBe('list/q3');
      expect((await person.choose('partly')).at).toBe('list/q3-note');
      expect((await person.choose('onward')).at).toBe('list/review');
      const done = await person.choose('send');
      expect(done.at).toBe('list/done');
      expect(done.text).toContain('3');

      const [answer, ...others] = await desk.read(token);
      expect(others).toEqual([]);
      expect(answer?.language).toBe(language);
      expect(briefly(answer === undefined ? [] : [answer])).toEqual([
        [
          ['personnel-1', 'no', 'Ереже 2019 жылдан бері жаңармаған'],
          ['personnel-2', 'no', null],
          ['conflict-6', 'partly', null],
        ],
      ]);
      const [file] = answer?.said[0]?.files ?? [];
      if (file === undefined || answer?.files == null) throw new TypeError('no file came');
      const stored = await desk.store.lists.file(someProject, blobId(file.blobId));
      const opened = await openLetterFile({
        age: nativeAge,
        caseIdentity: identitySeed(answer.files.identity),
        caseId: caseId(answer.files.caseId),
        blobId: blobId(file.blobId),
        sha256: file.sha256,
        bytes: new Uint8Array(await new Response(stored?.stream()).arrayBuffer()),
      });
      expect([opened.mime, opened.cleaned]).toEqual(['image/jpeg', true]);
    },
  );
});

describe('the page with all questions', () => {
  test('takes everything at once, and a second post of the same page is the same answer', async () => {
    const token = await desk.ask();
    const once = await onceOf(token);
    const fields = {
      once,
      'q.personnel-1': 'yes',
      'q.personnel-2': 'na',
      'note.personnel-1': 'Бар',
    };
    const [first, second] = await Promise.all([post(token, fields), post(token, fields)]);
    for (const came of [first, second]) {
      expect(came.text).toContain(phrase('ru', 'list.taken', { given: 2, of: 3 }));
    }
    expect(briefly(await desk.read(token))).toEqual([
      [
        ['personnel-1', 'yes', 'Бар'],
        ['personnel-2', 'na', null],
      ],
    ]);
  });

  test('keeps what was filled in when nothing is answered, a note is too long or has no answer', async () => {
    const token = await desk.ask();
    const empty = await post(token, { once: await onceOf(token) });
    expect([empty.status, empty.text.includes(phrase('ru', 'list.nothing-yet'))]).toEqual([
      422,
      true,
    ]);
    const long = 'ж'.repeat(4001);
    const came = await post(token, { 'q.personnel-1': 'no', 'note.personnel-1': long });
    expect([came.status, came.text.includes(long)]).toEqual([422, true]);
    const lonely = await post(token, { 'q.personnel-1': 'no', 'note.personnel-2': 'не потеряйте' });
    expect([lonely.status, lonely.text.includes('не потеряйте')]).toEqual([422, true]);
    expect(await desk.read(token)).toEqual([]);
  });

  test('is taken only from our own page', async () => {
    const token = await desk.ask();
    const foreign = await send(`${house.url}/ru/list/${token}/page`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
      body: 'q.personnel-1=yes',
    });
    expect(foreign.status).toBe(403);
    expect(await desk.read(token)).toEqual([]);
  });
});

describe('a link', () => {
  test('may be answered anew until its last day, by two people too: all is kept in its order', async () => {
    const token = await desk.ask();
    const one = await wayOf('json', 'en');
    const other = await wayOf('json', 'kk');
    for (const { person, open } of [one, other]) {
      await open(token);
      await person.choose('continue');
      await person.choose('yes');
      await person.choose('skip');
      await person.choose('skip');
    }
    await Promise.all([one.person.choose('send'), other.person.choose('send')]);
    const door = await one.open(token);
    expect(door.at).toBe('list/door');
    await one.person.choose('continue');
    await one.person.choose('na');
    await one.person.choose('skip');
    await one.person.choose('skip');
    await one.person.choose('send');
    const answers = await desk.read(token);
    expect(answers.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(answers.at(-1)?.said[0]?.choice).toBe('na');
    expect((await page(token)).text).toContain(
      phrase('ru', 'list.answered-before', { day: longDate('ru', houseDay) }),
    );
  });

  test('that is over, withdrawn, closed or unknown says so in one way on every channel', async () => {
    const over = await desk.ask({
      day: addDays(houseDay, -20),
      due: addDays(houseDay, -1),
    });
    const withdrawn = await desk.ask();
    await desk.end(withdrawn, 'withdrawn');
    const closed = await desk.ask();
    await desk.end(closed, 'closed');
    const states = [
      [over, 'over'],
      [withdrawn, 'withdrawn'],
      [closed, 'closed'],
      [newListToken(systemRandom), 'unknown'],
    ] as const;
    for (const [token, state] of states) {
      const came = await page(token);
      expect(came.status).toBe(state === 'unknown' ? 404 : 200);
      expect(came.text).toContain(phrase('ru', `list.refused.${state}`));
      for (const channel of channels) {
        const { open } = await wayOf(channel, 'en');
        const screen = await open(token);
        expect(screen.at).toBe('list/door');
        expect(says(screen, 'en', `list.refused.${state}`)).toBe(true);
        expect(screen.options).not.toContain('continue');
      }
    }
  });

  test('that was withdrawn while somebody answered takes nothing, and says why', async () => {
    const token = await desk.ask();
    const { person, open } = await wayOf('json', 'ru');
    await open(token);
    await person.choose('continue');
    for (const choice of ['yes', 'no', 'no']) await person.choose(choice);
    await desk.end(token, 'withdrawn');
    const sent = await person.choose('send');
    expect([sent.at, says(sent, 'ru', 'list.refused.withdrawn')]).toEqual(['list/door', true]);
    const late = await post(token, { 'q.personnel-1': 'yes' });
    expect(late.text).toContain(phrase('ru', 'list.refused.withdrawn'));
    expect(await desk.read(token)).toEqual([]);
  });

  test('that is made up is answered without being written back, and without a cookie', async () => {
    for (const token of ['x', '%3Cscript%3E', 'u'.repeat(26), '0'.repeat(400), '..%2F..%2Fetc']) {
      const came = await page(token);
      expect([200, 400, 404]).toContain(came.status);
      expect(came.text).not.toContain('<script');
      expect(came.headers['set-cookie']).toBeUndefined();
    }
  });

  test('leaves no trace outside: nothing is cached, and its address goes to no other site', async () => {
    const came = await page(await desk.ask());
    expect(came.headers['cache-control']).toBe('no-store');
    expect(came.headers['referrer-policy']).toBe('same-origin');
    expect(came.text).not.toMatch(/https?:\/\//u);
  });

  test('changed in the store, or signed by somebody outside the group, asks nothing', async () => {
    const token = await desk.ask();
    const other = await desk.ask();
    const { id } = listKeys(token);
    const stored = await desk.store.lists.find(listKeys(other).id);
    const moved = newListToken(systemRandom);
    await desk.store.lists.put(
      someProject,
      [{ id: listKeys(moved).id, packet: stored?.packet ?? new Uint8Array() }],
      { officerId: 'x', day: houseDay },
    );
    expect((await page(moved)).status).toBe(404);
    expect((await desk.store.lists.find(id))?.state).toBe('open');
  });
});

test('recommendations of a plan are asked about in the same way, with their own answers', async () => {
  const token = await desk.ask({
    asks: {
      kind: 'plan',
      quarter: '2026-Q4',
      items: [
        {
          id: 'r1',
          text: 'Әңгімелесу сұрақтарын қорғау тәртібін бекіту',
          term: addDays(houseDay, 30),
        },
        { id: 'r2', text: 'Комиссия ережесіне мүдделер қақтығысын қосу', term: null },
      ],
    },
  });
  const { person, open } = await wayOf('telegram', 'kk');
  await open(token);
  const first = await person.choose('continue');
  expect(first.text).toContain('Әңгімелесу сұрақтарын қорғау');
  expect((await person.choose('done')).at).toBe('list/q1-note');
  await person.write('Бұйрық шықты, № 12');
  expect((await person.choose('not-needed')).at).toBe('list/review');
  expect((await person.choose('send')).at).toBe('list/done');
  expect(briefly(await desk.read(token))).toEqual([
    [
      ['r1', 'done', 'Бұйрық шықты, № 12'],
      ['r2', 'not-needed', null],
    ],
  ]);
});

test('nothing of an answer stands readable in any file, half-finished or sent', async () => {
  const token = await desk.ask();
  const note = 'қарлығашқарлығашқарлығаш planted in a note';
  const { person, open } = await wayOf('web', 'kk');
  await open(token);
  await person.choose('continue');
  await person.choose('no');
  await person.write(note);
  const needles = [
    textNeedle('note', note),
    textNeedle('token', token),
    textNeedle('unit', 'Кадр бөлімі'),
    textNeedle('sign', 'personnel-1'),
  ];
  const during = await searchFolders([installation.dataDir], needles);
  await person.choose('skip');
  await person.choose('skip');
  expect((await person.choose('send')).at).toBe('list/done');
  const after = await searchFolders([installation.dataDir], needles);
  expect(during.files).toBeGreaterThan(2);
  expect([...during.finds, ...after.finds]).toEqual([]);
});
