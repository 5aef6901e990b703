import { languages } from '../platform/language.ts';
import { Vocabulary } from './search/vocabulary.ts';
import type { Card, CardId } from './schema/card.ts';
import { marks, type Mark } from './schema/fact.ts';

/** What is wrong between cards: facts that do not exist, links that lead nowhere, variants that two cards share. */
export function cardSetProblems(
  cards: readonly Card[],
  facts: ReadonlyMap<string, Mark>,
  lineOf: LineOf = () => '',
): readonly string[] {
  const ids = new Set(cards.map((card) => card.id));
  return [
    ...cards.flatMap((card) => ownProblems(card, ids, facts, lineOf)),
    ...sharedVariants(cards, lineOf),
  ];
}

/** Where in a card's file some words stand: `line 7: `, or nothing. */
type LineOf = (card: CardId, words: string) => string;

function ownProblems(
  card: Card,
  ids: ReadonlySet<string>,
  facts: ReadonlyMap<string, Mark>,
  lineOf: LineOf,
): string[] {
  const at = (words: string) => `knowledge/articles/${card.id}.md: ${lineOf(card.id, words)}`;
  const unknown = card.facts.filter((fact) => !facts.has(fact));
  const guessed = card.facts.filter((fact) => facts.get(fact) === 'C');
  return [
    ...unknown.map((fact) => `${at(fact)}no fact ${fact}`),
    ...(guessed.length > 0 && !card.mark.includes('C')
      ? [`${at('mark:')}mark ${card.mark} hides that ${guessed.join(', ')} is marked C`]
      : []),
    ...card.related
      .filter((id) => !ids.has(id) || id === card.id)
      .map((id) => `${at('related:')}related ${id} is no other card`),
  ];
}

/** The same words in another order or with other endings are the same variant. */
function sharedVariants(cards: readonly Card[], lineOf: LineOf): string[] {
  const seen = new Map<string, string>();
  const vocabulary = new Vocabulary();
  const problems: string[] = [];
  for (const card of cards) {
    for (const language of languages) {
      for (const variant of [card.title[language], ...card.asked[language]]) {
        const words = vocabulary.numbersOf(variant);
        const stems = new Set(words.map((word) => vocabulary.stem(word, language)));
        const key = `${language} ${[...stems].sort().join(' ')}`;
        const owner = seen.get(key);
        // A variant of common words alone tells nothing, but may stand beside its card's others.
        if (owner !== undefined && owner !== card.id) {
          const where = `knowledge/articles/${card.id}.md: ${lineOf(card.id, variant)}`;
          problems.push(`${where}"${variant}" stands in ${owner} too`);
        }
        seen.set(key, card.id);
      }
    }
  }
  return problems;
}

/** The fact sheet's ids with their marks. */
export function parseFactSheet(json: unknown): ReadonlyMap<string, Mark> {
  if (typeof json !== 'object' || json === null) throw new TypeError('no fact sheet');
  return new Map(
    Object.entries(json).map(([id, mark]) => {
      const found = marks.find((one) => one === mark);
      if (found === undefined) throw new TypeError(`${id}: no such mark`);
      return [id, found];
    }),
  );
}
