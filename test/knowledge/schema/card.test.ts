import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { cardSetProblems } from '../../../knowledge/card-set.ts';
import { parseCard } from '../../../knowledge/schema/card.ts';
import { readFrontMatter } from '../../../knowledge/schema/front-matter.ts';

const text = await readFile(
  new URL('../../../knowledge/articles/gift-received.md', import.meta.url),
  'utf8',
);

const problem = (changed: string): string => {
  try {
    parseCard(changed);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('a card’s file', () => {
  test('is read whole', () => {
    const card = parseCard(text);
    expect(card.id).toBe('gift-received');
    expect(card.text.kk.next.length).toBeGreaterThan(0);
    expect(card.asked.ru).toContain('куда сдать подарок');
    expect(card.sources[0]?.date).toBe('2024');
    expect(card.verifiedOn).toBe(null);
  });

  test('reads the same with the line ends of Windows', () => {
    expect(parseCard(text.replaceAll('\n', '\r\n'))).toEqual(parseCard(text));
  });

  test.each([
    ['topic: gifts', 'topic: presents', /line \d+: topic/u],
    ['mark: A/C', 'mark: D', /line \d+: mark/u],
    ['verified_on: null', 'verified_on: 2026-02-30', /no calendar day/u],
    ['verified_on: null', 'verified: null', /verified/u],
    ['## ru', '## rus', /no such part|missing/u],
    ['### next', '### then', /line \d+: no such part/u],
    ['id: gift-received', 'id: gift-received\nid: other', /line 3: id stands twice/u],
    ['topic: gifts', '\ttopic: gifts', /line 3: a tab/u],
    ['topic: gifts', 'topic: gifts: all', /line 3: needs straight double quotes/u],
  ])('is refused with its line when %j becomes %j', (from, to, said) => {
    expect(problem(text.replace(from, to))).toMatch(said);
  });

  test('is refused when a short answer is no short answer', () => {
    const start = text.indexOf('## en') + '## en\n\n'.length;
    const end = text.indexOf('### details', start);
    const long = `${text.slice(0, start)}${'Too long. '.repeat(90)}\n\n${text.slice(end)}`;
    expect(problem(long)).toMatch(/longer than 600/u);
    expect(problem(`${text.slice(0, start)}One.\n\n${text.slice(end)}`)).toMatch(/1 sentences/u);
  });

  test('may have a list that a formatter broke over lines', () => {
    const broken = '---\nfacts:\n  [\n    A-1,\n    B-2,\n  ]\nnext: x\n---\n';
    expect(readFrontMatter(broken).front).toEqual({ facts: ['A-1', 'B-2'], next: 'x' });
  });
});

describe('the cards together', () => {
  const card = parseCard(text);
  const facts = new Map(card.facts.map((fact) => [fact, 'A'] as const));

  test('name only facts and cards that exist', () => {
    expect(cardSetProblems([{ ...card, related: [] }], facts)).toEqual([]);
    expect(cardSetProblems([card], facts)[0]).toMatch(/related conflict-of-interest/u);
    expect(cardSetProblems([{ ...card, related: [] }], new Map())[0]).toMatch(/no fact/u);
  });

  test('do not hide that they rest on what nobody verified', () => {
    const guessed = new Map([...facts.keys()].map((fact) => [fact, 'C'] as const));
    expect(cardSetProblems([{ ...card, related: [], mark: 'A' }], guessed)[0]).toMatch(/hides/u);
  });

  test('share no variant, not even with its words turned round', () => {
    const other = {
      ...card,
      id: 'other',
      related: [],
      asked: { kk: [], ru: ['подарок куда сдать'], en: [] },
      title: { kk: 'бөлек', ru: 'иначе', en: 'elsewhere' },
    };
    expect(cardSetProblems([{ ...card, related: [] }, other], facts)).toEqual([
      expect.stringMatching(/stands in gift-received too/u),
    ]);
  });
});
