import { languages } from '../../platform/language.ts';
import type { Card, CardId } from '../schema/card.ts';
import { Passages } from './passages.ts';
import { TextIndex, tellingWords } from './text-index.ts';

/** One card against one question; every figure is between 0 and 1. */
export interface Fit {
  readonly card: CardId;
  /** Orders the cards. */
  readonly rank: number;
  /** How far the card can be trusted to be what was asked: the tiers stand on it. */
  readonly trust: number;
}

export const shares = { variant: 0.55, covered: 0.2, listed: 0.25 };

/** All cards, each under every language at once: the title and the variants, and everything that it says. */
export class CardIndex {
  readonly #cards: readonly CardId[];
  readonly #whole = new TextIndex();
  readonly #variants = new Passages();
  readonly #variantOf: number[] = [];
  readonly #bodies = new Passages();

  constructor(cards: readonly Card[]) {
    this.#cards = cards.map((card) => card.id);
    for (const [at, card] of cards.entries()) {
      this.#whole.add(languages.map((language) => ({ text: allOf(card, language), language })));
      for (const language of languages) {
        for (const variant of [card.title[language], ...card.asked[language]]) {
          this.#variants.add(variant, language);
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
    const words = tellingWords(question);
    if (words.length === 0) return [];
    const variant = new Float64Array(this.#cards.length);
    const { alike } = this.#variants.cover(words);
    for (const [at, score] of alike.entries()) {
      const card = this.#variantOf[at] ?? 0;
      if (score > (variant[card] ?? 0)) variant[card] = score;
    }
    const { asked } = this.#bodies.cover(words);
    const listed = this.#whole.score(question);
    return this.#cards
      .map((card, at): Fit => {
        const near = variant[at] ?? 0;
        const covered = Math.max(...languages.map((_, l) => asked[at * languages.length + l] ?? 0));
        const rank =
          shares.variant * near +
          shares.covered * covered +
          (shares.listed * (listed[at] ?? 0)) / 2.2;
        return { card, rank, trust: (near + covered) / 2 };
      })
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank);
  }
}

function allOf(card: Card, language: (typeof languages)[number]): string {
  const { short, details, next } = card.text[language];
  const title = card.title[language];
  return [title, title, ...card.asked[language], short, details, ...next].join('\n');
}
