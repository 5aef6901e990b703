import { afterAll, describe, expect, test } from 'vitest';

import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { receiptAlphabet, receiptCheckSymbol } from '../../knowledge/receipt-text.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { WireClient } from '../fixtures/client.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install, openHouse } from '../fixtures/house.ts';
import { inCyrillic } from '../fixtures/in-cyrillic.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { photo } from '../fixtures/photo.ts';
import { Jar, webClient } from '../fixtures/web-client.ts';
import { reporting, walk } from './journey.ts';
import { channels, clientOf, goTo, language, recallsIn, report, says } from './way.ts';

const installation = await install();
const house = await openHouse(installation);
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

describe.each(channels)('over the %s channel', (channel) => {
  const client = (): WireClient => clientOf(channel, house.url);
  /** A page keeps refused words in its field; a program still has its own. */
  const kept = (text: string): string | null => (channel === 'web' ? text : null);

  describe('receipts', () => {
    test.each<readonly [kind: string, make: () => string, key: PhraseKey]>([
      ['unknown', stranger, 'check.unknown'],
      ['mistyped', () => mistyped(stranger()), 'check.mistyped'],
      ['too short', () => stranger().slice(0, 22), 'check.too-short'],
      ['too long', () => `${stranger()}7`, 'check.too-long'],
      [
        'with a symbol that no receipt has',
        () => stranger().replace(/^./, 'U'),
        'check.wrong-symbols',
      ],
      ['of words', () => 'мен түбіртегімді жоғалттым ғой', 'check.too-long'],
    ])('one that is %s is answered in words and stays in the field', async (_kind, make, key) => {
      const person = await atCheck(client());
      const typed = make();
      const screen = await person.write(typed);
      expect(screen).toMatchObject({ status: 200, at: 'check/receipt' });
      expect(says(screen, key)).toBe(true);
      expect(screen.field).toBe(kept(typed));
    });

    test('one that is right opens its report in any spelling, also in Cyrillic letters', async () => {
      const receipt = await report(client(), 'They asked for a gift.');
      const spellings = [
        receipt.toLowerCase(),
        receipt.replaceAll('-', ''),
        receipt.replaceAll('-', ' — '),
        receipt.replaceAll('0', 'O').replaceAll('1', 'l'),
        receipt.replaceAll('0', 'О').replaceAll('1', 'I'),
        inCyrillic(receipt),
        inCyrillic(receipt).toLowerCase(),
      ];
      for (const typed of spellings) {
        const person = await atCheck(client());
        expect(await person.write(typed), typed).toMatchObject({ at: 'check/account' });
      }
      const other = await (await atCheck(client())).write(mistyped(receipt));
      expect(says(other, 'check.mistyped')).toBe(true);
    });

    test('one that is right opens nothing of what its holder wrote', async () => {
      const mark = `A secret told over ${channel}.`;
      const receipt = await report(client(), mark);
      const person = await atCheck(client());
      const seen = [
        await person.write(receipt),
        await person.choose('refresh'),
        await person.look(),
      ];
      await person.choose('reply');
      await person.write('And more.');
      seen.push(await person.choose('send'), await person.choose('refresh'));
      for (const { text } of seen) expect(text).not.toContain(mark);
      expect(seen.at(-1)?.text).not.toContain('And more.');
    });
  });

  describe('pages', () => {
    test('an answer to a dialog that is gone says so, begins anew and gives the words back', async () => {
      const key = base64url(systemRandom(32));
      const jar = new Jar();
      jar.take({ status: 200, text: '', headers: { 'set-cookie': [`senim=${key}; Path=/`] } });
      const person =
        channel === 'web'
          ? webClient(house.url, { language }, jar)
          : jsonClient(house.url, { language }, key);
      await person.look();
      const screen = await person.late('report/recall', { text: 'What I wrote for an hour.' });
      // A program that names no language is asked for one, in Kazakh first.
      const begins = channel === 'web' ? 'menu/welcome' : 'language/choose';
      expect(screen).toMatchObject({ status: 200, at: begins });
      const spoken = channel === 'web' ? language : 'kk';
      expect(screen.text).toContain(phrase(spoken, 'common.expired'));
      if (channel === 'web') expect(screen.field).toBe('What I wrote for an hour.');
    });

    test('a button pressed twice is one answer', async () => {
      const person = client();
      await goTo(person, 'report/body');
      const [first, second] = await person.twice({ text: 'The city hospital' });
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await person.look()).toMatchObject({ at: 'report/unit' });
      const [left, right] = await person.twice({ choice: 'skip' });
      expect([left.status, right.status]).toEqual([200, 200]);
      expect(await person.look()).toMatchObject({ at: 'report/when' });
    });

    test('send pressed twice is one report and one receipt', async () => {
      const recall = `Sent twice over ${channel}.`;
      const person = client();
      await goTo(person, 'report/review', { recall });
      const both = await person.twice({ choice: 'send' });
      const receipts = both.map(({ receipt }) => receipt);
      expect(receipts[0]).toMatch(/^[0-9A-Z]{4}-/);
      expect(receipts[1]).toBe(receipts[0]);
      const again = await person.late('report/review', { choice: 'send' });
      expect(again).toMatchObject({ status: 200, receipt: receipts[0] });
      expect(says(again, 'common.old-page')).toBe(false);
      expect((await recallsIn(installation)).filter((each) => each === recall)).toHaveLength(1);
    });

    test('a letter sent twice is one letter', async () => {
      const person = client();
      const receipt = await report(person, 'They asked for a letter.');
      await person.write(receipt.slice(-4));
      await person.choose('check');
      await person.write(receipt);
      await person.choose('reply');
      await person.write('One letter.');
      const both = await person.twice({ choice: 'send' });
      for (const each of both) {
        expect(each).toMatchObject({ status: 200, at: 'check/account' });
        expect(says(each, 'check.sent-now')).toBe(true);
        expect(says(each, 'common.old-page')).toBe(false);
      }
      const screen = await person.look();
      expect(screen.at).toBe('check/account');
      const days = `• ${longDate(language, houseDay)}`;
      expect(says(screen, 'check.sent', { count: 1, days })).toBe(true);
    });

    test('an answer from the page before corrects that answer and loses no other', async () => {
      const person = client();
      await goTo(person, 'report/body');
      await person.write('The first hospital');
      await person.write('The first ward');
      const screen = await person.late('report/body', { text: 'The second hospital' });
      expect(screen).toMatchObject({ status: 200, at: 'report/when' });
      const review = await goTo(person, 'report/review');
      expect(review.text).toContain('The second hospital');
      expect(review.text).toContain('The first ward');
      expect(review.text).not.toContain('The first hospital');
    });

    test('a routing answer corrected from an old page decides who can open the report', async () => {
      const recall = `About the officer, over ${channel}.`;
      const person = client();
      await goTo(person, 'report/review', { recall });
      await person.late('report/about-unit', { choice: 'yes' });
      const review = await goTo(person, 'report/review');
      expect(says(review, 'review.to-oversight')).toBe(true);
      await person.choose('send');
      expect(await recallsIn(installation)).not.toContain(recall);
      expect(await recallsIn(installation, 'oversight')).toContain(recall);
    });

    test('two tabs write one report, and nothing of either is lost', async () => {
      const left = client();
      await goTo(left, 'report/body');
      const right = left.again();
      await right.look();
      await left.write('The left hospital');
      await left.write('The left ward');
      expect(await right.late('report/body', { choice: 'skip' })).toMatchObject({ status: 200 });
      await left.look();
      await left.write('Last spring');
      expect(await right.look()).toMatchObject({ at: 'report/who' });
      await right.write('The right chief');
      const review = await goTo(left, 'report/review');
      for (const words of ['The left ward', 'Last spring', 'The right chief']) {
        expect(review.text).toContain(words);
      }
    });

    test('two tabs that answer at the same moment are both heard', async () => {
      const left = client();
      await goTo(left, 'report/body');
      const right = left.again();
      await right.look();
      const both = await Promise.all([
        left.late('report/body', { text: 'The same hospital' }),
        right.late('report/recall', { text: 'A better account.' }),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      const review = await goTo(left, 'report/review');
      expect(review.text).toContain('The same hospital');
      expect(review.text).toContain('A better account.');
    });

    test('a button that does not exist changes nothing', async () => {
      const person = client();
      const before = await goTo(person, 'report/region');
      for (const choice of [
        'no-such-region',
        '',
        '__proto__',
        'edit-recall',
        '<b>',
        'send',
        'x'.repeat(199),
      ]) {
        const screen = await person.late('report/region', { choice });
        expect(screen, choice).toMatchObject({ status: 200, at: 'report/region' });
        expect(screen.options).toEqual(before.options);
      }
      for (const at of ['report/nowhere', 'nowhere', '__proto__/constructor', 'report/receipt']) {
        const screen = await person.late(at, { choice: 'send' });
        expect(screen, at).toMatchObject({ status: 200, at: 'report/region', receipt: null });
      }
    });
  });
});

test('a browser that refuses cookies reports from the first page to the kept receipt', async () => {
  const person = webClient(house.url, { language: 'kk', cookies: 'refused' });
  const small = await photo(300, 200);
  const receipt = await walk(
    person,
    reporting({ language: 'kk', between: 'en', photo: small }),
    'kk',
  );
  expect(receipt).not.toBeNull();
  expect(person.cookies()).toBe('');
});

async function atCheck(person: WireClient): Promise<WireClient> {
  await person.look();
  await person.choose('check');
  return person;
}

/** A receipt of nobody, rightly typed. */
function stranger(): string {
  const drawn = Array.from(systemRandom(23), (byte) => receiptAlphabet.charAt(byte % 32)).join('');
  return `${drawn}${receiptCheckSymbol(drawn)}`;
}

function mistyped(receipt: string): string {
  return receipt.replace(/^./, (first) => (first === '7' ? '8' : '7'));
}
