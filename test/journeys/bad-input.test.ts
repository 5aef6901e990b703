import { afterAll, describe, expect, test } from 'vitest';

import { bomb, plain } from '../bots/evidence/corpus.ts';
import { createLog } from '../../platform/log.ts';
import type { WireClient } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { install, openHouse } from '../fixtures/house.ts';
import type { Attached } from '../fixtures/wire.ts';
import { caseWith, channels, clientOf, goTo, recallsIn, report, says } from './way.ts';

const installation = await install();
const lines: string[] = [];
const house = await openHouse(installation, { log: createLog((line) => lines.push(line)) });
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

describe.each(channels)('over the %s channel', (channel) => {
  const client = (): WireClient => clientOf(channel, house.url);
  /** A page keeps refused words in its field; a program still has its own. */
  const kept = (text: string): string | null => (channel === 'web' ? text : null);

  describe('words', () => {
    test.each([
      ['nothing', ''],
      ['spaces and line ends', ' \n\t \n'],
      ['control characters alone', '\u0000\u0007\u001b'],
      ['invisible characters alone', '\u200b\u2060\ufeff\u202e'],
    ])('an answer of %s is asked for again', async (_kind, text) => {
      const person = client();
      await goTo(person, 'report/recall');
      const screen = await person.write(text);
      expect(screen).toMatchObject({ status: 200, at: 'report/recall' });
      expect(says(screen, 'refusal.empty')).toBe(true);
      expect(await person.write('They asked for money.')).toMatchObject({ at: 'report/what' });
    });

    test('100,000 characters reach the officer, and one more is refused without losing them', async () => {
      const most = `Ақша сұрады. ${'қағаз '.repeat(20_000)}`.slice(0, 99_999) + '.';
      const person = client();
      await goTo(person, 'report/recall');
      const refused = await person.write(`${most}!`);
      expect(refused).toMatchObject({ status: 200, at: 'report/recall' });
      expect(says(refused, 'refusal.too-long', { limit: 100_000, over: 1 })).toBe(true);
      expect(refused.field).toBe(kept(`${most}!`));
      await report(person, most);
      expect(await recallsIn(installation)).toContain(most);
    });

    test('an answer that is far too long for a form is refused in words', async () => {
      const person = client();
      await goTo(person, 'report/recall');
      const refused = await person.write('қ'.repeat(1_500_000));
      expect(refused.status).toBe(413);
      expect(await person.look()).toMatchObject({ status: 200, at: 'report/recall' });
    });

    test('emoji alone are an answer, and reach the officer whole', async () => {
      const emoji = '💰➡️👨🏽‍⚕️ 🙏🏿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👨‍👩‍👧‍👦';
      await report(client(), `${emoji}${channel.length}`);
      expect(await recallsIn(installation)).toContain(`${emoji}${channel.length}`);
    });

    test('words from right to left are kept, and what turns or hides words is taken out', async () => {
      const written = `\u202eطلب المال\u202c من ${channel}\u0000\u0007 ‮tneserp‬ \u200fשלום\u2066`;
      const cleaned = `طلب المال من ${channel} tneserp שלום`;
      const person = client();
      const review = await goTo(person, 'report/review', { recall: written });
      expect(review.text).toContain(cleaned);
      expect(review.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f\ufffd]/);
      await person.choose('send');
      expect(await recallsIn(installation)).toContain(cleaned);
    });
  });

  describe('files', () => {
    test.each([
      ['of 0 bytes', async () => file('a.jpg', 'image/jpeg', new Uint8Array()), 'file.empty'],
      [
        'with the first bytes of a photo and no photo behind them',
        async () => file('a.jpg', 'image/jpeg', Buffer.from('\xff\xd8\xff\xe0 no', 'latin1')),
        'file.damaged',
      ],
      [
        'that is a bomb of pixels',
        async () => file('a.png', 'image/png', bomb(40_000)),
        'file.pixels',
      ],
    ] as const)('a file %s is refused, and the others stay', async (_kind, make, key) => {
      const person = await atFiles(client());
      const screen = await person.attach(await make());
      expect(screen).toMatchObject({ status: 200, at: 'report/files' });
      expect(says(screen, key)).toBe(true);
      expect(screen.options).toContain('remove-1');
      expect(screen.options).not.toContain('remove-2');
      expect(await person.choose('done')).toMatchObject({ at: 'report/review' });
    });

    test('a file of 60 MB is refused by its size, and the others stay', async () => {
      const person = await atFiles(client());
      const large = file('film.mp4', 'video/mp4', new Uint8Array(60 * 2 ** 20).fill(65));
      const screen = await person.attach(large);
      expect(screen.status).toBe(413);
      expect(lines.join('')).not.toContain('failed');
      const after = await person.look();
      expect(after.options).toContain('remove-1');
      expect(after.options).not.toContain('remove-2');
      expect(await person.choose('done')).toMatchObject({ at: 'report/review' });
    });

    test('a file is what it holds, whatever its name and type say', async () => {
      const person = client();
      const recall = `A lying file over ${channel}.`;
      await goTo(person, 'report/files', { recall });
      await person.attach(file('paper.pdf', 'application/pdf', await plain('png')));
      const screen = await person.attach(note('picture.jpg'));
      expect(says(screen, 'file.not-cleaned')).toBe(true);
      await person.choose('done');
      await person.choose('send');
      await using desk = await deskOf(installation.dataDir, installation.who('officer'));
      const { files } = await caseWith(desk, recall);
      expect(files).toMatchObject([
        { mime: 'image/png', name: '.png', cleaned: true },
        { mime: 'text/plain', name: '.txt', cleaned: false },
      ]);
    });

    test('of twelve files ten are taken, and it is said', async () => {
      const person = client();
      await goTo(person, 'report/files');
      const twelve = Array.from({ length: 12 }, (_, at) => note(`note ${at}.txt`));
      const screen = await person.attach(...twelve);
      expect(screen).toMatchObject({ status: 200, at: 'report/files' });
      expect(says(screen, 'file.too-many')).toBe(true);
      expect(screen.options).toContain('remove-10');
      expect(screen.options).not.toContain('remove-11');
      expect(says(await person.attach(note()), 'file.too-many')).toBe(true);
      await person.choose('remove-3');
      expect((await person.attach(note())).options).toContain('remove-10');
      expect(await person.choose('done')).toMatchObject({ at: 'report/review' });
    });
  });
});

test('a file where none is asked for is refused, and the answer asked for stands', async () => {
  const person = clientOf('json', house.url); // a page without a file field sends none
  await goTo(person, 'report/recall');
  const screen = await person.attach(file('a.txt', 'text/plain', Buffer.from('a note')));
  expect(screen).toMatchObject({ status: 200, at: 'report/recall' });
  expect(says(screen, 'file.not-now')).toBe(true);
});

function file(name: string, type: string, bytes: Uint8Array): Attached {
  return { name, type, bytes };
}

function note(name = 'note.txt'): Attached {
  return file(name, 'text/plain', Buffer.from('a note\n'));
}

/** With one file attached already. */
async function atFiles(person: WireClient): Promise<WireClient> {
  await goTo(person, 'report/files');
  await person.attach(note());
  return person;
}
