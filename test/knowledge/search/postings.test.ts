import { array, assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Postings } from '../../../knowledge/search/postings.ts';
import { Vocabulary } from '../../../knowledge/search/vocabulary.ts';

describe('postings', () => {
  test('hold each text of each term in order, and how often', () => {
    assert(
      property(array(array(nat(9), { maxLength: 12 }), { maxLength: 400 }), (texts) => {
        const postings = new Postings();
        const plain = Array.from({ length: 10 }, (): [number, number][] => []);
        for (const [text, terms] of texts.entries()) {
          for (const term of new Set(terms)) {
            const times = terms.filter((one) => one === term).length;
            postings.add(term, text, times);
            plain[term]?.push([text, times]);
          }
        }
        postings.close(10);
        for (const [term, expected] of plain.entries()) {
          const places = Array.from(
            { length: postings.textsWith(term) },
            (_, at) => postings.begin(term) + at,
          );
          expect(places.map((at) => [postings.text(at), postings.times(at)])).toEqual(expected);
        }
      }),
    );
  });

  test.each([255, 256, 65_535, 65_536, 2 ** 31 - 1])('hold a term that stands %i times', (most) => {
    const postings = new Postings();
    // More places than one piece of a row has.
    const texts = 20_000;
    for (let text = 0; text < texts; text += 1) postings.add(text % 2, text, text === 7 ? most : 1);
    postings.close(2);
    expect([postings.textsWith(0), postings.textsWith(1)]).toEqual([texts / 2, texts / 2]);
    expect(postings.times(postings.begin(1) + 3)).toBe(most);
    expect(postings.text(postings.end(1) - 1)).toBe(texts - 1);
  });

  test('keep the number of a text that comes after many without a term', () => {
    const postings = new Postings();
    for (const text of [0, 300, 70_000]) postings.add(0, text, 1);
    postings.close(1);
    expect([0, 1, 2].map((at) => postings.text(at))).toEqual([0, 300, 70_000]);
  });
});

describe('the vocabulary', () => {
  test('gives a word one number in every spelling and every alphabet', () => {
    const vocabulary = new Vocabulary();
    const [first, second] = vocabulary.numbersOf('қызмет Қызмет кызмет qyzmet пара');
    expect(vocabulary.numbersOf('KYZMET')).toEqual([first]);
    expect(vocabulary.numbersOf('қызмет, пара, қызмет')).toHaveLength(3);
    expect(second).toBe(first);
  });

  test('leaves out words that tell nothing', () => {
    expect(new Vocabulary().numbersOf('и не что the of және')).toEqual([]);
  });
});
