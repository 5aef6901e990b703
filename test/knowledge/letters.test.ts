import { expect, test } from 'vitest';

import letters from '../../knowledge/letters/templates.json' with { type: 'json' };
import { parseLetterTemplates } from '../../knowledge/schema/letter.ts';

test('letters to reporters are there in every language with the same blanks', () => {
  expect(parseLetterTemplates(letters).length).toBeGreaterThan(4);
});

test('a letter that lost a blank in one language is refused by its name', () => {
  const text = { kk: '[…]', ru: '[…]', en: '' };
  const letter = { id: 'a', name: { kk: 'a', ru: 'a', en: 'a' }, text: { ...text, en: 'x' } };
  expect(() => parseLetterTemplates([letter])).toThrow(/a: the languages have different blanks/);
});
