import { describe, expect, test } from 'vitest';

import { cardFaults } from '../../knowledge/card-faults.ts';
import { type CardDraft, writeCard } from '../../knowledge/card-file.ts';
import { parseCard } from '../../knowledge/schema/card.ts';
import type { Localized } from '../../platform/language.ts';

function each(text: string): Localized {
  return { kk: text, ru: text, en: text };
}

const empty: CardDraft = {
  id: '',
  topic: 'gifts',
  mark: 'C',
  facts: '',
  date: '',
  source: each(''),
  title: each(''),
  short: each(''),
  details: each(''),
  next: each(''),
  asked: each(''),
};

const whole: CardDraft = {
  ...empty,
  id: 'a-gift-from-a-pupil',
  facts: 'LAW-601',
  source: each('Rules of service, article 12'),
  title: each('May I take a gift from a pupil?'),
  short: each('No. Return it.'),
  details: each('Whoever cannot return it hands it over.'),
  next: each('Say no.\nWrite it down.'),
  asked: each('one gift\ntwo gifts\nthree gifts\nfour gifts\nfive gifts\nsix gifts'),
};

describe('what a proposed card still lacks', () => {
  test('is every field of an empty form, and a date may be missing', () => {
    const faults = cardFaults(empty);
    expect(faults).toHaveLength(2 + 6 * 3);
    expect(faults).not.toContainEqual({ field: 'date' });
  });

  test('is nothing where the check of the editors finds nothing', () => {
    expect(cardFaults(whole)).toEqual([]);
    expect(parseCard(writeCard(whole)).id).toBe(whole.id);
  });

  test.each<readonly [string, Partial<CardDraft>, object]>([
    ['an id with a blank', { id: 'A gift' }, { field: 'id' }],
    ['a date in words', { date: 'spring' }, { field: 'date' }],
    ['one sentence', { short: { ...whole.short, ru: 'Нет.' } }, { field: 'short', language: 'ru' }],
    [
      'five ways to ask',
      { asked: { ...whole.asked, kk: 'бір бір\nекі екі\nүш үш\nтөрт төрт\nбес бес' } },
      { field: 'asked', language: 'kk' },
    ],
    [
      'five steps',
      { next: { ...whole.next, en: 'one\ntwo\nthree\nfour\nfive' } },
      { field: 'next', language: 'en' },
    ],
    [
      'a long title',
      { title: { ...whole.title, en: 'a'.repeat(81) } },
      { field: 'title', language: 'en' },
    ],
  ])('names the field and its language: %s', (_what, changes, fault) => {
    expect(cardFaults({ ...whole, ...changes })).toEqual([fault]);
  });
});
