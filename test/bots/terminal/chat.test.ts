import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, describe, expect, test } from 'vitest';

import { chat } from '../../../bots/terminal/chat.ts';
import { readLine } from '../../../bots/terminal/line.ts';
import { wrapped } from '../../../bots/terminal/screen.ts';
import { answers, distantTalk, nearTalk, type Talk } from '../../../bots/terminal/talk.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { languages } from '../../../platform/language.ts';
import { start } from '../../../main.ts';
import { createLog } from '../../../platform/log.ts';
import { deskOf } from '../../fixtures/desk.ts';
import { configFor } from '../../fixtures/house-config.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { flat } from '../../journeys/journey.ts';

const installation = await install();
const house = await openHouse(installation);
const near = await start(configFor(installation.dataDir), {
  parts: ['terminal'],
  notice: null,
  log: createLog(() => {}),
});
const folder = await mkdtemp(join(tmpdir(), 'senim-terminal-'));
afterAll(async () => {
  await near[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const talks: Readonly<Record<string, () => Talk>> = {
  'an assistant elsewhere': () => distantTalk(house.url),
  'the assistant in this process': () => {
    if (near.terminal === null) throw new TypeError('nobody to talk to');
    return nearTalk(near.terminal, house.url);
  },
};

/** A person at a keyboard, who reads all before he types. */
function sitDown(talk: Talk) {
  const input = new PassThrough();
  const output = new PassThrough();
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  const over = chat({ talk, input, output, folder });
  const settled = async (): Promise<string> => {
    for (let before = -1; before !== seen.length || !seen.endsWith('> ');) {
      before = seen.length;
      await pause(30);
    }
    const said = seen;
    seen = '';
    return said;
  };
  return {
    settled,
    type: async (line: string): Promise<string> => {
      input.write(`${line}\n`);
      return settled();
    },
    leave: async (): Promise<string> => {
      input.end();
      await over;
      return seen;
    },
  };
}

describe.each(Object.entries(talks))('with %s', (_whom, talkOf) => {
  test.each(languages)('a report is filed in %s by numbers, words and a file', async (language) => {
    await using desk = await deskOf(installation.dataDir, installation.who('officer'));
    const before = (await desk.caseIds()).length;
    const said = (key: Parameters<typeof phrase>[1]) => flat(phrase(language, key));
    const person = sitDown(talkOf());
    await person.settled();
    const first = await person.type(String(languages.indexOf(language) + 1));
    expect(flat(first)).toContain(said('terminal.how'));
    expect(first).toContain(`3. ${phrase(language, 'menu.report')}`);
    for (const choice of ['/3', '3', '1', '1', '1']) await person.type(choice);
    let screen = await person.type('What happened, in my own words.');
    expect(screen).toContain(phrase(language, 'terminal.text'));
    for (let turns = 0; !flat(screen).includes(said('file.none')); turns += 1) {
      if (turns > 30) throw new TypeError('the files never come');
      const skip = new RegExp(`(\\d+)\\. ${phrase(language, 'common.skip')}`).exec(screen)?.[1];
      screen = await person.type(`/${skip}`);
    }
    expect(flat(await person.type('/file /no/such/file'))).toContain(said('terminal.no-file'));
    const paper = join(folder, `a paper ${language}.txt`);
    await writeFile(paper, 'words');
    expect(flat(await person.type(`/file ${folder}`))).toContain(said('terminal.no-file'));
    expect(flat(await person.type('/file'))).toContain(said('terminal.which-file'));
    expect(flat(await person.type('/filee'))).toContain(said('terminal.unknown-command'));
    expect(flat(await person.type(`/file "${paper}"`))).toContain(said('file.added'));
    const dropped = paper.replaceAll(' ', String.raw`\ `);
    expect(flat(await person.type(dropped))).toContain(said('file.added'));
    expect(flat(await person.type('99'))).toContain(said('terminal.no-choice'));
    const done = new RegExp(`(\\d+)\\. ${phrase(language, 'file.done')}`);
    const files = await person.type('');
    const review = await person.type(done.exec(files)?.[1] ?? '');
    expect(flat(review)).toContain('What happened, in my own words.');
    const filed = await person.type('1');
    const receipt = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec(filed)?.[0] ?? '';
    const saved = await person.type('/1');
    const path = /(\S+senim-receipt[-\d]*\.txt)/.exec(saved.replaceAll('\n', ' '))?.[1] ?? '';
    expect(await readFile(path, 'utf8')).toContain(receipt);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(flat(await person.type(receipt.slice(-4)))).toContain(said('next.kept'));
    expect(flat(await person.type(receipt))).toContain(said('check.honest'));
    expect(flat(await person.leave())).toContain(said('terminal.bye'));
    expect(await desk.caseIds()).toHaveLength(before + 1);
  });

  test('every file of an answer is saved for its owner alone, and named for what it is', async () => {
    const person = sitDown(talkOf());
    await person.settled();
    for (const typed of ['3', 'guide', '/menu', 'guide']) await person.type(typed);
    const gift = flat(await person.type('I was offered a gift, or one was left for me'));
    expect(gift).toContain('Where is the gift now?');
    for (const typed of ['3', '1', '2', '20.11.2026', 'send']) await person.type(typed);
    const taken = (await person.type('Take my steps with me')).replaceAll('\n', '');
    const paths = [...taken.matchAll(/(\/\S+?senim-[a-z-]+?[-\d]*\.(?:docx|ics))/gu)].map(
      ([path]) => path,
    );
    expect(paths.map((path) => extname(path))).toEqual(['.docx', '.docx', '.ics']);
    for (const path of paths) expect((await stat(path)).mode & 0o077).toBe(0);
    expect(taken).not.toContain('receipt');
    await person.leave();
  });

  test('nothing but words is written where nobody can see colours', async () => {
    const person = sitDown(talkOf());
    const all = (await person.settled()) + (await person.type('3')) + (await person.type('stop'));
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(all).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(flat(all)).toContain(flat(phrase('en', 'erase.done')));
    await person.leave();
  });
});

test('whether somebody answers is known before anything is said', async () => {
  expect(await answers(house.url)).toBe(true);
  expect(await answers('http://127.0.0.1:9')).toBe(false);
});

test('a number is a choice where choices are asked for, and an answer where text is', () => {
  const at = 'report/when';
  const options = [{ id: 'skip', label: 'Skip' }];
  const screen = { session: '', messages: [], options, at };
  expect(readLine('1', { ...screen, expects: 'choice' })).toMatchObject({ deed: { id: 'skip' } });
  expect(readLine('1', { ...screen, expects: 'text' })).toMatchObject({ deed: { text: '1' } });
  expect(readLine('/1', { ...screen, expects: 'text' })).toMatchObject({ deed: { id: 'skip' } });
  expect(readLine('/quit', { ...screen, expects: 'text' })).toEqual({ kind: 'quit' });
  // As it stands on the screen.
  expect(readLine('/1.', { ...screen, expects: 'text' })).toMatchObject({ deed: { id: 'skip' } });
});

test('a mistyped command is no answer, and what merely looks like one is', () => {
  const screen = {
    session: '',
    messages: [],
    options: [],
    at: 'report/recall',
    expects: 'text' as const,
  };
  expect(readLine('/qiut', screen)).toEqual({ kind: 'unknown-command' });
  expect(readLine('/help', screen)).toMatchObject({ deed: { kind: 'text', text: '/help' } });
  expect(readLine('/usr/share came up in the papers', screen)).toMatchObject({
    deed: { kind: 'text' },
  });
});

/** A terminal of which the other end can be written to and read. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 40 });
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  const heard: string[] = [];
  const talk: Talk = async (deed) => {
    if (deed.kind === 'text') heard.push(deed.text);
    const options = [{ id: 'back', label: phrase('en', 'common.back') }];
    return { session: '', messages: [{ text: 'Well?' }], options, at: 'x/y', expects: 'text' };
  };
  const over = chat({ talk, input, output, folder });
  return {
    input,
    heard,
    over,
    // oxlint-disable-next-line no-control-regex -- what moves the cursor is not read
    seen: () => flat(seen.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '')),
  };
}

describe('at a keyboard', () => {
  test('what is pasted in several lines is one answer, also when its last line has no end', async () => {
    const { input, heard, over, seen } = terminal();
    await expect.poll(seen).toContain('Your answer>');
    input.write('first\nsecond\nthird');
    await pause(120);
    expect(heard).toEqual([]);
    input.write('\r');
    await expect.poll(() => heard).toEqual(['first\nsecond\nthird']);
    input.write('next\r');
    await expect.poll(() => heard).toHaveLength(2);
    input.end();
    await over;
  });

  test('Ctrl+C asks first and keeps what was typed; the second time it leaves', async () => {
    const { input, heard, over, seen } = terminal();
    await expect.poll(seen).toContain('Your answer>');
    input.write('half a sen');
    input.write('\u0003');
    await expect.poll(seen).toContain(flat(phrase('en', 'terminal.interrupt')));
    input.write('tence\r');
    await expect.poll(() => heard).toEqual(['half a sentence']);
    input.write('\u0003');
    await pause(60);
    input.write('\u0003');
    await over;
    expect(seen()).toContain(flat(phrase('en', 'terminal.bye')));
  });
});

test('lines break between words', () => {
  expect(wrapped('one two three\nfour', 8)).toBe('one two\nthree\nfour');
  expect(wrapped('x'.repeat(20), 8)).toBe('x'.repeat(20));
});
