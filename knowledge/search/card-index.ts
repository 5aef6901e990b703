import { languages, type Language } from '../../platform/language.ts';
import type { Card, CardId } from '../schema/card.ts';
import type { LayWords } from '../schema/glossary.ts';
import { Glossary } from './glossary.ts';
import { Passages } from './passages.ts';
import { mostScore, TextIndex, tellingWords, type TextPart, type Words } from './text-index.ts';
import { Vocabulary } from './vocabulary.ts';

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
  readonly #whole: TextIndex;
  readonly #variants: Passages;
  readonly #variantOf: number[] = [];
  readonly #bodies: Passages;
  /** Which cards have a variant of just these words. */
  readonly #wordings = new Map<string, readonly number[]>();
  readonly #glossary: Glossary;

  constructor(cards: readonly Card[], glossary: readonly LayWords[]) {
    const vocabulary = new Vocabulary();
    this.#whole = new TextIndex(vocabulary);
    this.#variants = new Passages(vocabulary);
    this.#bodies = new Passages(vocabulary);
    this.#glossary = new Glossary(glossary);
    this.#cards = cards.map((card) => card.id);
    for (const [at, card] of cards.entries()) {
      this.#whole.add(languages.map((language) => this.#added(card, at, language, vocabulary)));
    }
    this.#whole.close();
    this.#variants.close();
    this.#bodies.close();
  }

  /** Adds a card in one language to the variants and the bodies; what comes back is all that it says. */
  #added(card: Card, at: number, language: Language, vocabulary: Vocabulary): TextPart {
    const { short, details, next } = card.text[language];
    const title = vocabulary.numbersOf(card.title[language]);
    const asked = card.asked[language].map((variant) => vocabulary.numbersOf(variant));
    const alone = [at];
    for (const variant of [title, ...asked]) {
      this.#variants.add(variant, language);
      const wording = variant.map((number) => vocabulary.word(number)).join(' ');
      const before = this.#wordings.get(wording);
      // A list of its own for each of ten thousand variants would take more room than their words.
      this.#wordings.set(wording, before === undefined ? alone : [...before, at]);
      this.#variantOf.push(at);
    }
    const said = vocabulary.numbersOf([short, details, ...next].join('\n'));
    // The title tells what the whole is about: it counts twice.
    const words = [...title, ...title, ...asked.flat(), ...said];
    this.#bodies.add(words, language);
    return { words, language };
  }

  /** Every card that fits at all, the best first. */
  fits(question: string): readonly Fit[] {
    const typed = tellingWords(question);
    // One sign is no question.
    if (typed.every(([word = '']) => word.length < 2)) return [];
    const words = this.#glossary.explained(typed);
    const [nearest, second] = this.#nearestVariants(words);
    const asked = this.#bodies.asked(words);
    const same = this.#wordings.get(wordingOf(typed));
    // The lists count every word: more words for one would outweigh the others.
    const listed = this.#whole.score(question);
    const fits: Fit[] = [];
    for (const [at, card] of this.#cards.entries()) {
      const covered = mostOf(asked, at * languages.length, languages.length);
      const rank =
        (same?.includes(at) === true ? shares.same : 0) +
        shares.variant * (nearest[at] ?? 0) +
        shares.second * (second[at] ?? 0) +
        shares.covered * covered +
        (shares.listed * (listed[at] ?? 0)) / mostScore;
      if (rank > 0) fits.push({ card, rank, trust: Math.min(1, (rank + covered) / 2) });
    }
    return fits.sort((a, b) => b.rank - a.rank);
  }

  /** For each card, how alike the question is to the nearest of its variants and to the second. */
  #nearestVariants(words: Words): readonly [Float64Array, Float64Array] {
    const nearest = new Float64Array(this.#cards.length);
    const second = new Float64Array(this.#cards.length);
    const alike = this.#variants.alike(words);
    for (let at = 0; at < alike.length; at += 1) {
      const score = alike[at] ?? 0;
      if (score === 0) continue;
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

/** The greatest of `count` numbers from `from` on. */
function mostOf(numbers: Float64Array, from: number, count: number): number {
  let most = 0;
  for (let at = from; at < from + count; at += 1) most = Math.max(most, numbers[at] ?? 0);
  return most;
}
