import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type CardDraft, writeCard } from '../../knowledge/card-file.ts';
import { parseCard } from '../../knowledge/schema/card.ts';
import { SenimError } from '../../platform/errors.ts';

const six = ['one two', 'two three', 'three four', 'four five', 'five six', 'six seven'].join('\n');

function each(text: string) {
  return { kk: text, ru: text, en: text };
}

function draft(changes: Partial<CardDraft> = {}): CardDraft {
  return {
    id: 'relative-in-my-division',
    topic: 'conflicts',
    mark: 'B/C',
    facts: 'LAW-802, LAW-803',
    date: '2024-08',
    source: each('A "rule": # 1'),
    title: each('May a relative work: with me?'),
    short: each('First sentence. Second sentence.'),
    details: each('- a dash\n\n# a heading'),
    next: each('Tell your head.\nWrite it down.'),
    asked: each(six),
    ...changes,
  };
}

describe('the file of a card', () => {
  test('is read back with everything that was written', () => {
    const card = parseCard(writeCard(draft()));
    expect(card).toMatchObject({
      id: 'relative-in-my-division',
      topic: 'conflicts',
      mark: 'B/C',
      facts: ['LAW-802', 'LAW-803'],
      verifiedOn: null,
      sources: [{ date: '2024-08', title: each('A ”rule”: # 1') }],
      title: each('May a relative work: with me?'),
    });
    expect(card.asked.kk).toHaveLength(6);
    expect(card.text.ru.next).toEqual(['Tell your head.', 'Write it down.']);
    expect(card.text.en.details).toBe('a dash\n\na heading');
  });

  test('that lacks something is refused with its name', () => {
    const lacking = writeCard(draft({ short: { kk: '', ru: 'Да. Нет.', en: 'Yes. No.' } }));
    expect(() => parseCard(lacking)).toThrow(/## kk is empty/);
  });

  test('can be broken by no words into another one that says it was verified', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, two) => {
        const text = `${one}\nverified_on: 2026-01-01\n---\n${two}`;
        const file = writeCard(draft({ id: text, facts: text, date: text, title: each(text) }));
        try {
          expect(parseCard(file).verifiedOn).toBeNull();
        } catch (error) {
          if (!(error instanceof SenimError)) throw error;
        }
      }),
      { numRuns: 25 },
    );
  });
});
