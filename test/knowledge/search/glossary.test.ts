import { describe, expect, test } from 'vitest';

import { glossaryProblems } from '../../../knowledge/glossary-problems.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { parseGlossary, type LayWords } from '../../../knowledge/schema/glossary.ts';
import { CardIndex } from '../../../knowledge/search/card-index.ts';
import { Glossary } from '../../../knowledge/search/glossary.ts';
import { tellingWords } from '../../../knowledge/search/text-index.ts';

const { cards, glossary } = await loadKnowledge();
const all = [...cards.values()];

const entry: LayWords = {
  said: { kk: ['жең ұшынан жалғасу'], ru: ['на лапу', 'лапа'], en: ['backhander'] },
  means: { kk: ['пара'], ru: ['взятка'], en: ['bribe'] },
};

const read = (question: string) => new Glossary([entry]).explained(tellingWords(question));

describe('the glossary', () => {
  test('adds to a word what it means in every language', () => {
    expect(read('он хочет лапу')[1]).toEqual(expect.arrayContaining(['para', 'vziatka', 'bribe']));
  });

  test('takes the words of a phrase together, whatever their endings', () => {
    const words = read('жең ұшынан жалғасып отыр');
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('para');
  });

  test('leaves other words alone', () => {
    const words = tellingWords('сыйлық қанша тұрады');
    expect(new Glossary([entry]).explained(words)).toEqual(words);
  });

  test('finds a card whose words the question does not have', () => {
    const plain = new CardIndex(all, []);
    const helped = new CardIndex(all, glossary);
    const question = 'хапуга на лапу клянчит';
    const rank = (index: CardIndex) =>
      index.fits(question).find(({ card }) => card === 'bribe-asked')?.rank ?? 0;
    expect(rank(helped)).toBeGreaterThan(rank(plain));
  });

  test('that comes with the product helps: each entry leads to words of the cards', () => {
    expect(glossaryProblems(glossary, all)).toEqual([]);
  });

  test('is refused where an entry leads nowhere, says nothing or stands twice', () => {
    const lost = { ...entry, means: { ...entry.means, ru: ['бармаглот'] } };
    const empty = { ...entry, said: { kk: ['және'], ru: ['лапша'], en: ['noodle'] } };
    expect(glossaryProblems([lost], all)).toEqual(['entry 1: no card says бармаглот']);
    expect(glossaryProblems([empty], all)).toEqual(['entry 1: және tells nothing']);
    expect(glossaryProblems([entry, entry], all).join('\n')).toContain('stands in entry 1 already');
    expect(() =>
      parseGlossary([{ said: entry.said, means: { kk: [], ru: [], en: [] } }]),
    ).toThrow();
    expect(() => parseGlossary({})).toThrow();
  });
});
