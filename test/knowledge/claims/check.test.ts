import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { checkedClaims } from '../../../knowledge/claims/check.ts';
import type { Claim } from '../../../knowledge/claims/claim.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import type { Card } from '../../../knowledge/schema/card.ts';
import { languages, type Language } from '../../../platform/language.ts';

const { cards } = await loadKnowledge();
const all = [...cards.values()];

/** Sentences as they stand, which hold: what a model that copies would answer. */
const copied = all.flatMap((card) =>
  languages.flatMap((language) =>
    card.text[language].short
      .split(/(?<=[.!?])\s+/u)
      .filter((text) => text.length > 40)
      .map((text) => ({ card, language, claim: { text, card: card.id, quote: text } }))
      .filter(({ claim }) => checkedClaims([claim], [card], language) !== null),
  ),
);

const oneOf = fc.constantFrom(...copied);

function holds(card: Card, language: Language, claim: Claim): boolean {
  return checkedClaims([claim], [card], language) !== null;
}

const gift = (language: Language, text: string, quote: string) => {
  const card = cards.get('gift-received');
  if (card === undefined) throw new TypeError('no such card');
  return holds(card, language, { text, card: card.id, quote });
};

describe('a sentence that holds', () => {
  test('is nearly every sentence of a card, as it stands', () => {
    expect(copied.length).toBeGreaterThan(850);
    for (const language of languages) {
      expect(copied.filter((one) => one.language === language).length).toBeGreaterThan(250);
    }
  });

  test.each([
    ['kk', 'Қызметіңізге байланысты сыйлық алуға болмайды.', 'тегін қызметті алуға болмайды.'],
    ['ru', 'Нельзя принимать подарки, связанные со службой.', 'с вашей службой, принимать нельзя.'],
    [
      'en',
      'You may not accept gifts connected with your work.',
      'connected with your official work',
    ],
    ['ru', 'Срок, насколько нам известно, семь дней, но это не проверено.', 'Срок, насколько нам'],
  ] as const)('is one in other words: %s, %s', (language, text, quote) => {
    expect(gift(language, text, quote)).toBe(true);
  });

  test('is told by its words, however white space and composed letters stand in the quote', () => {
    const quote = 'Қызметіңізге   байланысты\nсыйлықты, ақшаны'.normalize('NFD');
    expect(gift('kk', 'Қызметіңізге байланысты сыйлық алуға болмайды.', quote)).toBe(true);
  });
});

describe('a sentence that does not hold', () => {
  test.each([
    [
      'a doubt is left out',
      'ru',
      'Срок сдачи семь дней.',
      'Срок, насколько нам известно, семь дней',
    ],
    ['a doubt is cut off', 'en', 'The time limit is seven days.', 'the time limit is seven days'],
    [
      'a no is cut off',
      'en',
      'Gifts connected with your official work may be accepted.',
      'connected with your official work may',
    ],
    [
      'a no is turned',
      'kk',
      'Қызметіңізге байланысты сыйлық алуға болады.',
      'тегін қызметті алуға болмайды.',
    ],
    [
      'a number in words',
      'ru',
      'Срок, насколько нам известно, восемь дней.',
      'насколько нам известно, семь дней',
    ],
    [
      'a month',
      'ru',
      'С января подарки, связанные со службой, принимать нельзя.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'a percentage',
      'en',
      'You may not accept gifts above some % of your work.',
      'connected with your official work',
    ],
    [
      'an article',
      'ru',
      'По статье XII подарки, связанные со службой, принимать нельзя.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'an office in capitals',
      'ru',
      'НАБУ: подарки, связанные со службой, принимать нельзя.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'new advice',
      'ru',
      'Отнесите деньги начальнику домой и никому ничего не говорите.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'two sentences',
      'ru',
      'Подарки принимать нельзя. Откажитесь от службы сразу.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'an address',
      'ru',
      'Подарки, связанные со службой, принимать нельзя: www.podarki',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'markup',
      'ru',
      '**Подарки**, связанные со службой, принимать нельзя.',
      'с вашей службой, принимать нельзя.',
    ],
    [
      'Ukrainian',
      'ru',
      'Подарунки, пов’язані зі службою, приймати не можна, її.',
      'с вашей службой, принимать нельзя.',
    ],
    ['a quote of no length', 'ru', 'Подарки, связанные со службой, принимать нельзя.', 'нельзя.'],
    [
      'a quote out of two parts',
      'ru',
      'Подарки, связанные со службой, принимать нельзя.',
      'мы его не проверяли. Подарок',
    ],
  ] as const)('is one with %s', (_what, language, text, quote) => {
    expect(gift(language, text, quote)).toBe(false);
  });

  test('is one that adds more of its own than the card says', () => {
    const text =
      'Подарки, связанные со службой, принимать нельзя, поэтому вечером молча отнесите конверт начальнику домой.';
    expect(gift('ru', text, 'с вашей службой, принимать нельзя.')).toBe(false);
  });

  test('is one whose quote speaks of something else in the same card', () => {
    const text = 'Gifts, money and free services may not be accepted.';
    expect(gift('en', text, 'hand it to the department of state property')).toBe(false);
    expect(gift('en', text, 'Gifts, money and free services')).toBe(true);
  });

  test('is one that takes an item out of a list that is led in with a doubt', () => {
    const card = cards.get('ai-law');
    if (card === undefined) throw new TypeError('no such card');
    const quote = 'texts and images made by a machine must be marked';
    const said = (text: string) => holds(card, 'en', { text, card: card.id, quote });
    expect(said('Texts and images that are made by a machine must be marked.')).toBe(false);
    expect(said('According to the press, texts made by a machine must be marked.')).toBe(true);
  });

  test('is one that the next sentence of the card takes back', () => {
    const [card] = all;
    if (card === undefined) throw new TypeError('no cards');
    const text = 'The fine for hiding a gift is five MCI.';
    const ending = (next: string): Card => ({
      ...card,
      text: { ...card.text, en: { ...card.text.en, short: `${text} ${next}` } },
    });
    const claim = { text, card: card.id, quote: text };
    expect(holds(ending('We have read this in the press alone.'), 'en', claim)).toBe(false);
    expect(holds(ending('Officers may be asked about it.'), 'en', claim)).toBe(true);
  });

  test.each([
    'По 273-ФЗ',
    'По Федеральному закону',
    'По НК РФ',
    'В России',
    'По приказу Минтруда',
    'По закону США',
    'По закону Узбекистана',
  ])('is one that names what is not Kazakhstan’s: %s', (named) => {
    const text = `${named} подарки, связанные со службой, принимать нельзя.`;
    expect(gift('ru', text, 'с вашей службой, принимать нельзя.')).toBe(false);
  });

  test('is every one with a number that stands nowhere near', () => {
    fc.assert(
      fc.property(oneOf, fc.integer({ min: 2, max: 99_999 }), ({ card, language, claim }, n) => {
        fc.pre(!claim.quote.includes(String(n)));
        const text = claim.text.replace(/[.!?]$/u, ` ${n}.`);
        return !holds(card, language, { ...claim, text });
      }),
    );
  });

  test('is every one whose quote has a letter changed', () => {
    fc.assert(
      fc.property(oneOf, fc.nat(), ({ card, language, claim }, seed) => {
        const at = seed % claim.quote.length;
        fc.pre(/\p{L}/u.test(claim.quote[at] ?? ''));
        const quote = `${claim.quote.slice(0, at)}ъъ${claim.quote.slice(at + 1)}`;
        return !holds(card, language, { ...claim, quote });
      }),
    );
  });

  test('is every one that names another card, or one in another language', () => {
    fc.assert(
      fc.property(oneOf, fc.constantFrom(...all), ({ card, language, claim }, other) => {
        // What both cards say in the same words (“we have not verified …”) is true of both.
        const { short, details } = other.text[language];
        fc.pre(
          other.id !== card.id && ![short, details].some((text) => text.includes(claim.quote)),
        );
        const swapped = checkedClaims([{ ...claim, card: other.id }], [card, other], language);
        const elsewhere = languages.filter((one) => one !== language);
        return swapped === null && elsewhere.every((one) => !holds(card, one, claim));
      }),
    );
  });

  test('is any made of other signs than the language has', () => {
    const signs = fc.constantFrom('公', '务', 'א', 'ع', 'ї', 'ß', '\u202E', '\u200B', '<', '*');
    fc.assert(
      fc.property(oneOf, signs, fc.nat(), ({ card, language, claim }, sign, seed) => {
        const at = seed % claim.text.length;
        const text = `${claim.text.slice(0, at)}${sign}${claim.text.slice(at)}`;
        return !holds(card, language, { ...claim, text });
      }),
    );
  });

  test('spoils the others with it', () => {
    const made = fc.array(oneOf, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(made, fc.nat({ max: 3 }), (good, at) => {
        const claims: Claim[] = good.map(({ claim }) => claim);
        claims.splice(at, 0, { text: 'Это верно всегда.', card: '', quote: '' });
        return checkedClaims(claims, all, good[0]?.language ?? 'kk') === null;
      }),
    );
  });

  test('is anything at all that is made up', () => {
    const claim = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 400 }),
      card: fc.constantFrom(...cards.keys()),
      quote: fc.string({ unit: 'grapheme', maxLength: 400 }),
    });
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 7 }),
        fc.constantFrom(...languages),
        (claims, language) => checkedClaims(claims, all, language) === null,
      ),
    );
  });
});

test('an answer has a bounded length, and says nothing twice', () => {
  const many = copied.filter(
    ({ language, card }) => language === 'ru' && card.id === 'gift-received',
  );
  const [first] = many.map(({ claim }) => claim);
  if (first === undefined) throw new TypeError('nothing to say');
  expect(checkedClaims([first], all, 'ru')).toHaveLength(1);
  expect(checkedClaims([first, first], all, 'ru')).toBeNull();
  const russian = copied.filter(({ language }) => language === 'ru').map(({ claim }) => claim);
  expect(checkedClaims(russian.slice(0, 6), all, 'ru')).toBeNull();
});
