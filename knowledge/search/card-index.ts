import { languages } from '../../platform/language.ts';
import type { Card, CardId } from '../schema/card.ts';
import type { LayWords } from '../schema/glossary.ts';
import { Glossary } from './glossary.ts';
import { Passages } from './passages.ts';
import { mostScore, TextIndex, tellingWords, type Words } from './text-index.ts';

/** One card against one question. */
export interface Fit {
  readonly card: CardId;
  /** Orders the cards. */
  readonly rank: number;
  /** How far the card can be trusted to be what was asked, 0 to 1: the tiers stand on it. */
  readonly trust: number;
}

/**
 * What counts how much in the rank: the two nearest variants, the words that the card has, the lists, and a variant of just
 * these words. Found on half A.
 */
const shares = { variant: 0.275, second: 0.275, covered: 0.09, listed: 0.36, same: 0.25 } as const;

/** All cards, each under every language at once: the title and the variants, and everything that it says. */
export class CardIndex {
  readonly #cards: readonly CardId[];
  readonly #whole = new TextIndex();
  readonly #variants = new Passages();
  readonly #variantOf: number[] = [];
  readonly #bodies = new Passages();
  /** Which cards have a variant of just these words. */
  readonly #wordings = new Map<string, Set<number>>();
  readonly #glossary: Glossary;

  constructor(cards: readonly Card[], glossary: readonly LayWords[]) {
    this.#glossary = new Glossary(glossary);
    this.#cards = cards.map((card) => card.id);
    for (const [at, card] of cards.entries()) {
      this.#whole.add(languages.map((language) => ({ text: allOf(card, language), language })));
      for (const language of languages) {
        for (const variant of [card.title[language], ...card.asked[language]]) {
          this.#variants.add(variant, language);
          const wording = wordingOf(tellingWords(variant));
          this.#wordings.set(wording, (this.#wordings.get(wording) ?? new Set()).add(at));
          this.#variantOf.push(at);
        }
        this.#bodies.add(allOf(card, language), language);
      }
    }
    this.#whole.close();
    this.#variants.close();
    this.#bodies.close();
  }

  /** Every card that fits at all, the best first. */
  fits(question: string): readonly Fit[] {
    const typed = tellingWords(question);
    // One sign is no question.
    if (typed.every(([word = '']) => word.length < 2)) return [];
    const words = this.#glossary.explained(typed);
    const [nearest, second] = this.#nearestVariants(words);
    const { asked } = this.#bodies.cover(words);
    const same = this.#wordings.get(wordingOf(typed));
    // The lists count every word: more words for one would outweigh the others.
    const listed = this.#whole.score(question);
    return this.#cards
      .map((card, at): Fit => {
        const covered = Math.max(...languages.map((_, l) => asked[at * languages.length + l] ?? 0));
        const rank =
          (same?.has(at) === true ? shares.same : 0) +
          shares.variant * (nearest[at] ?? 0) +
          shares.second * (second[at] ?? 0) +
          shares.covered * covered +
          (shares.listed * (listed[at] ?? 0)) / mostScore;
        return { card, rank, trust: Math.min(1, (rank + covered) / 2) };
      })
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank);
  }

  /** For each card, how alike the question is to the nearest of its variants and to the second. */
  #nearestVariants(words: Words): readonly [Float64Array, Float64Array] {
    const nearest = new Float64Array(this.#cards.length);
    const second = new Float64Array(this.#cards.length);
    for (const [at, score] of this.#variants.cover(words).alike.entries()) {
      const card = this.#variantOf[at] ?? 0;
      const best = nearest[card] ?? 0;
      nearest[card] = Math.max(best, score);
      second[card] = Math.max(second[card] ?? 0, Math.min(best, score));
    }
    return [nearest, second];
  }
}

/** The telling words of a text in their order, as one key. */
function wordingOf(words: Words): string {
  return words.map(([word]) => word).join(' ');
}

function allOf(card: Card, language: (typeof languages)[number]): string {
  const { short, details, next } = card.text[language];
  const title = card.title[language];
  return [title, title, ...card.asked[language], short, details, ...next].join('\n');
}
