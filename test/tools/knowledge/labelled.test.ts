import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '../../../knowledge/load.ts';
import { languages } from '../../../platform/language.ts';
import { allLabelled, halves, typings } from '../../../tools/knowledge/labelled.ts';

const all = await allLabelled();
const known = all.filter(({ cards }) => cards.length > 0);
const unknown = all.filter(({ cards }) => cards.length === 0);
const { cards } = await loadKnowledge();

describe('the labelled questions', () => {
  test('are many enough to tell something', () => {
    expect(known.length).toBeGreaterThanOrEqual(220);
    expect(unknown.length).toBeGreaterThanOrEqual(130);
    for (const half of halves) {
      const share = all.filter((one) => one.half === half).length / all.length;
      expect(share, half).toBeGreaterThan(0.4);
    }
  });

  test('name cards that exist, and every card is asked for', () => {
    const named = new Set(known.flatMap((one) => one.cards));
    expect([...named].filter((id) => !cards.has(id))).toEqual([]);
    expect([...cards.keys()].filter((id) => !named.has(id))).toEqual([]);
  });

  test('stand once each, in one half', () => {
    const asked = all.map(({ question }) => question.toLowerCase());
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([]);
  });

  test('are in every language and spelling in both halves', () => {
    for (const half of halves) {
      const here = known.filter((one) => one.half === half);
      for (const language of languages)
        expect(here.filter((one) => one.language === language).length).toBeGreaterThan(40);
      for (const spelling of typings)
        expect(
          here.some((one) => one.spelling === spelling),
          `${half} ${spelling}`,
        ).toBe(true);
    }
  });

  test('are not the words of a card', () => {
    const own = new Set(
      [...cards.values()].flatMap((card) =>
        languages.flatMap((language) =>
          [card.title[language], ...card.asked[language]].map((text) => text.toLowerCase()),
        ),
      ),
    );
    const copied = known.filter(({ question }) => own.has(question.toLowerCase()));
    expect(copied.length / known.length).toBeLessThan(0.03);
  });
});
