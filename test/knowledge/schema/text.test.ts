import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  cleanLine,
  cleanText,
  countCharacters,
  isVisible,
} from '../../../knowledge/schema/text.ts';

describe('cleaning', () => {
  test.each([
    ['control characters', 'а\u0000б\u0007в\u001B[31mг\u007F\u009Bд', 'абв[31mгд'],
    ['direction marks', 'па\u202Eра\u2066 \u200Fсұрады\u061C', 'пара сұрады'],
    ['invisible characters', 'па\u200Bра\u00AD\u2060\uFEFF', 'пара'],
    ['hidden tags', `пара\u{E0041}\u{E0042}\u{E007F}`, 'пара'],
    ['half an emoji', 'a\uD83Dб', 'a\uFFFDб'],
    ['line ends', 'а\r\nб\rв\u2028г\u0085д', 'а\nб\nв\nг\nд'],
    ['tabs', 'а\tб', 'а б'],
    ['decomposed letters', 'и\u0306', 'й'],
    ['surrounding space', ' \n а \n ', 'а'],
  ])('removes or replaces %s', (_, written, clean) => {
    expect(cleanText(written)).toBe(clean);
  });

  test.each([
    '👩‍👩‍👧‍👦',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '🇰🇿',
    '❤️',
    'бір\n\nекі',
    'ҚазақстанӘҒ',
  ])('keeps %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  test('a line has no line ends', () => {
    expect(cleanLine(' а\r\n\n б\u2029в ')).toBe('а б в');
  });

  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  const nasty = fc
    .array(
      fc.constantFrom(
        '\u{1F3F4}',
        '\u{E0067}',
        '\u{E007F}',
        '\u202E',
        '\uD83D',
        '\uDE00',
        '\r',
        '\n',
        'и',
        '\u0306',
        ' ',
        '\u200D',
      ),
    )
    .map((parts) => parts.join(''));

  test('is done once and for all', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(cleanLine(clean)).toBe(cleanLine(text));
      }),
    );
  });

  test('leaves nothing that steers a terminal or the direction of a line', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });

  test('takes a moment for a text of any kind and 100,000 characters', () => {
    const started = performance.now();
    for (const part of ['\u{1F3F4}\u{E0067}', '\u{E0067}', '\u202E', 'a\r\n', 'и\u0306', ' ']) {
      cleanLine(part.repeat(100_000 / part.length));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('characters are counted as people count them', () => {
  expect(countCharacters('қазақ')).toBe(5);
  expect(countCharacters('😀😀')).toBe(2);
});

test('a text of blanks and joiners only has nothing to see, an emoji has', () => {
  expect(isVisible(' \n\u200D\u0301')).toBe(false);
  expect(isVisible('😀')).toBe(true);
  expect(isVisible('…')).toBe(true);
});
