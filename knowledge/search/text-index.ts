import type { Language } from '../../platform/language.ts';
import { NearWords } from './near-words.ts';
import { readings } from './readings.ts';
import { beginningOf, gramsOf, stemIn, stemsOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { TermList } from './term-list.ts';
import { textLanguage } from './text-language.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What each list counts in the sum; found on the outside benchmarks of `npm run bench:search`. */
const shares = { stems: 0.7, beginnings: 0.4, grams: 1.2 } as const;

export const mostScore = shares.stems + shares.beginnings + shares.grams;

/** A question is cut here: nobody asks that long, and a page that does must not hold up the others. */
const mostWords = 64;

/** Words of a question, each in all its readings. */
export type Words = readonly (readonly string[])[];

/** Numbers in the lists. */
interface WordTerms {
  readonly beginning: number;
  readonly grams: readonly number[];
  readonly stems: Partial<Record<Language, number>>;
  /** Of a language that is not known. */
  anyStems?: readonly number[];
}

/** A part of a text: its words by their numbers in the vocabulary. */
export interface TextPart {
  readonly words: readonly number[];
  /** `null`: not known. */
  readonly language: Language | null;
}

/**
 * Ranks texts by three lists at once: stems, beginnings of words, and runs of four letters. Texts are added, the index is
 * closed, then it is asked. All languages stand in one index.
 */
export class TextIndex {
  #vocabulary: Vocabulary;
  readonly #stems = new TermList();
  readonly #beginnings = new TermList();
  readonly #grams = new TermList();
  #near = new NearWords([]);
  /** By the numbers of the vocabulary. */
  readonly #made: WordTerms[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Adds the next text. */
  add(parts: readonly TextPart[]): void {
    const stems: number[] = [];
    const beginnings: number[] = [];
    const grams: (readonly number[])[] = [];
    for (const { words, language } of parts) {
      for (const word of words) {
        const terms = (this.#made[word] ??= this.#termsOf(word));
        beginnings.push(terms.beginning);
        grams.push(terms.grams);
        if (language === null) stems.push(...(terms.anyStems ??= this.#anyStemsOf(word)));
        else stems.push((terms.stems[language] ??= this.#stemOf(word, language)));
      }
    }
    this.#stems.add([stems]);
    this.#beginnings.add([beginnings]);
    this.#grams.add(grams);
  }

  close(): void {
    for (const list of [this.#stems, this.#beginnings, this.#grams]) list.close();
    this.#near = new NearWords(this.#stems.terms());
    this.#made.length = 0;
    this.#vocabulary = new Vocabulary();
  }

  /** One score a text, between 0 and the sum of the shares; 0 where nothing fits. */
  score(question: string): Float64Array {
    const words = tellingWords(question);
    const language = textLanguage(question);
    const scores = levelled(this.#stems.score(this.#stemsOf(words, language)), shares.stems);
    const beginnings = words.flatMap(known(this.#beginnings, (word) => [beginningOf(word)]));
    const grams = words.flatMap(known(this.#grams, gramsOf));
    addTo(scores, levelled(this.#beginnings.score(plain(beginnings)), shares.beginnings));
    addTo(scores, levelled(this.#grams.score(plain(grams)), shares.grams));
    return scores;
  }

  #termsOf(number: number): WordTerms {
    const word = this.#vocabulary.word(number);
    return {
      beginning: this.#beginnings.numberOf(beginningOf(word)),
      grams: gramsOf(word).map((gram) => this.#grams.numberOf(gram)),
      stems: {},
    };
  }

  #stemOf(word: number, language: Language): number {
    return this.#stems.numberOf(this.#vocabulary.stem(word, language));
  }

  #anyStemsOf(word: number): readonly number[] {
    return stemsOf(this.#vocabulary.word(word)).map((stem) => this.#stems.numberOf(stem));
  }

  /**
   * The stems of a question: those of its own language, else of any, that the base knows. A word that it does not know
   * stands for those it may have meant.
   */
  #stemsOf(words: Words, language: Language | null): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    const isKnown = (stem: string): boolean => this.#stems.has(stem);
    for (const read of words) {
      const stems = read.flatMap(stemsOf);
      const own = language === null ? [] : read.map((word) => stemIn(language, word));
      const here = own.some(isKnown) ? own.filter(isKnown) : stems.filter(isKnown);
      const meant =
        here.length > 0
          ? here.map((stem) => [stem, 1] as const)
          : stems.flatMap((stem) => this.#near.near(stem));
      for (const [stem, weight] of meant) {
        if ((weights.get(stem) ?? 0) < weight) weights.set(stem, weight);
      }
    }
    return weights;
  }
}

/** The words of a question that tell something, each in all its readings. */
export function tellingWords(question: string): Words {
  return wordsOf(question.slice(0, mostWords * 20))
    .slice(0, mostWords)
    .map((word) => readings(word))
    .filter((read) => read.length > 0 && !isStopWord(read[0] ?? ''));
}

/** The terms of the first reading, and of the others where the list has them. */
function known(list: TermList, termsOf: (word: string) => readonly string[]) {
  return (read: readonly string[]): readonly string[] => {
    const whole = read.map((word) => termsOf(word));
    const [first = [], ...others] = whole;
    return [...first, ...others.filter((terms) => terms.every((term) => list.has(term))).flat()];
  };
}

function plain(terms: readonly string[]): ReadonlyMap<string, number> {
  return new Map(terms.map((term) => [term, 1]));
}

function levelled(scores: Float64Array, share: number): Float64Array {
  const most = scores.reduce((best, score) => Math.max(best, score), 0);
  if (most === 0) return scores;
  for (let at = 0; at < scores.length; at += 1) scores[at] = ((scores[at] ?? 0) / most) * share;
  return scores;
}

function addTo(scores: Float64Array, more: Float64Array): void {
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) + (more[at] ?? 0);
}
