import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { extractRawText } from 'mammoth';
import { afterAll, describe, expect, test } from 'vitest';

import { chat } from '../../bots/terminal/chat.ts';
import { distantTalk } from '../../bots/terminal/talk.ts';
import { oneTimeFiles } from '../../bots/json/one-time-files.ts';
import { rememberedFor } from '../../bots/kept-chats.ts';
import type { MakeFile } from '../../bots/made-file.ts';
import { memorySessions } from '../../bots/memory-sessions.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { botOf } from '../fixtures/bot-house.ts';
import { FakeBotApi } from '../fixtures/fake-bot-api.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { TelegramPerson } from '../fixtures/telegram-person.ts';

const installation = await install();
const api = await new FakeBotApi().listen();
const house = await openHouse(installation, { telegram: botOf(api) });
const folder = await mkdtemp(join(tmpdir(), 'senim-files-'));
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const toPaper = ['deadlines', 'forms', 'paper:announcement'];
const body = '«Үлгі» органы & <b>';

interface Chat {
  readonly session: string;
  readonly messages: readonly {
    readonly text: string;
    readonly files?: readonly {
      readonly name: string;
      readonly mime: string;
      readonly url: string;
    }[];
  }[];
}

async function says(fields: Record<string, string>): Promise<Chat> {
  const answer = await fetch(`${house.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  return (await answer.json()) as Chat;
}

const textOf = async (bytes: ArrayBuffer | Uint8Array): Promise<string> =>
  (await extractRawText({ buffer: Buffer.from(bytes as Uint8Array) })).value;

describe('a paper over JSON', () => {
  test('has an address that works once', async () => {
    let { session } = await says({ language: 'kk' });
    for (const choice of [...toPaper, 'fill', 'field:body']) {
      ({ session } = await says({ session, choice }));
    }
    await says({ session, text: body });
    const { messages } = await says({ session, choice: 'done' });
    const [file] = messages.flatMap(({ files = [] }) => files);
    expect(file?.name).toBe('announcement-kk.docx');
    expect(file?.url).not.toContain('announcement');
    const answer = await fetch(file?.url ?? '');
    expect(answer.headers.get('content-type')).toBe(file?.mime);
    expect(answer.headers.get('content-disposition')).toContain('announcement-kk.docx');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await textOf(await answer.arrayBuffer())).toContain(body);
    expect((await fetch(file?.url ?? '')).status).toBe(404);
  });

  test.each(['x', 'A'.repeat(43), 'A'.repeat(44), '%00'])('at %s is none', async (token) => {
    expect((await fetch(`${house.url}/api/files/${token}`)).status).toBe(404);
  });

  test('is held sealed and not for long', async () => {
    let now = 0;
    const seen: string[] = [];
    const clock = { today: () => houseDay, now: () => now };
    const rows = memorySessions(clock, rememberedFor);
    const make: MakeFile = (offered) => {
      seen.push(offered.name);
      return Promise.resolve({ ...offered, bytes: new Uint8Array() });
    };
    const files = oneTimeFiles(make, rows, systemRandom, clock);
    // Another process on the same store.
    const others = oneTimeFiles(make, rows, systemRandom, clock);
    const made = { kind: 'paper', paper: 'order', language: 'kk', data: {} } as const;
    const token = await files.hold({ name: 'a.docx', mime: 'x/y', made });
    expect(await files.take(base64url(systemRandom(32)))).toBeNull();
    now = 10 * 60_000 + 1;
    expect(await files.take(token)).toBeNull();
    expect(seen).toEqual([]);
    const kept = await files.hold({ name: 'b.docx', mime: 'x/y', made });
    const both = await Promise.all([files.take(kept), others.take(kept)]);
    expect(both.flatMap((taken) => taken?.name ?? [])).toEqual(['b.docx']);
    expect(await others.take(kept)).toBeNull();
  });
});

const post = async (fields: Record<string, string>, cookie: string | null) =>
  fetch(`${house.url}/kk/`, {
    method: 'POST',
    redirect: 'manual',
    headers: cookie === null ? {} : { cookie },
    body: new URLSearchParams(fields),
  });

describe('a paper on the web page', () => {
  test('is a link for who keeps our cookie', async () => {
    const first = await fetch(`${house.url}/kk/`);
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    await post({ choice: toPaper[0] ?? '', at: 'menu/welcome' }, cookie);
    for (const choice of toPaper.slice(1)) await post({ choice }, cookie);
    const page = await (await fetch(`${house.url}/kk/`, { headers: { cookie } })).text();
    const link = /href="(?<path>\/kk\/file\/1)"/u.exec(page);
    const answer = await fetch(`${house.url}${link?.groups?.['path'] ?? ''}`, {
      headers: { cookie },
    });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await textOf(await answer.arrayBuffer())).toContain('ХАБАРЛАНДЫРУ');
  });

  test('is a button for who refuses it', async () => {
    let session = '';
    let page = await (await post({ choice: 'deadlines' }, null)).text();
    for (const choice of [...toPaper.slice(1), 'file:1']) {
      session = /name="session" value="(?<session>[^"]+)"/u.exec(page)?.groups?.['session'] ?? '';
      if (choice === 'file:1') expect(page).toContain('value="file:1"');
      const answer = await post({ session, choice }, null);
      if (choice !== 'file:1') page = await answer.text();
      else expect(await textOf(await answer.arrayBuffer())).toContain('ХАБАРЛАНДЫРУ');
    }
  });

  test.each(['/kk/file/1', '/kk/file/0', '/ru/file/x'])(
    'is none at %s for others',
    async (path) => {
      const answer = await fetch(`${house.url}${path}`, { redirect: 'manual' });
      expect(answer.status).toBe(303);
    },
  );
});

test('in Telegram a paper is a document, sent when it is made and not again', async () => {
  const person = new TelegramPerson(api, { language: 'ru', chatId: 4711, code: 'ru' });
  await person.look();
  const before = api.messages.length;
  for (const id of toPaper) await person.choose(id);
  await person.write('?');
  const sent = api.messages.slice(before).flatMap(({ file }) => (file === null ? [] : [file.name]));
  expect(sent).toEqual(['announcement-ru.docx']);
});

test('in the terminal a paper is saved for its owner', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  const over = chat({ talk: distantTalk(house.url), input, output, folder });
  for (const line of [
    '/ru',
    'Сроки и формы',
    'Официальные формы',
    'Объявление о начале анализа',
    '',
  ]) {
    input.write(`${line}\n`);
    await settled();
  }
  input.end();
  await over;
  expect(await readdir(folder)).toEqual(['senim-announcement-ru.docx']);
  const saved = await readFile(join(folder, 'senim-announcement-ru.docx'));
  expect(await textOf(saved)).toContain('ОБЪЯВЛЕНИЕ');

  async function settled(): Promise<void> {
    for (let before = -1; before !== seen.length || !seen.endsWith('> ');) {
      before = seen.length;
      await pause(60);
    }
  }
});

test('an old client that shows no files still reads that there is one', async () => {
  const client = jsonClient(house.url, { language: 'en' });
  await client.look();
  for (const id of [...toPaper.slice(0, 2), 'paper:announcement', 'in-kk']) await client.choose(id);
  expect((await client.look()).text).toContain('Announcement of the start');
});
