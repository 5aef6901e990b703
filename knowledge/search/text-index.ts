import type { Language } from '../../platform/language.ts';
import { NearWords } from './near-words.ts';
import { readings, skeletonsOf } from './readings.ts';
import { beginningOf, gramsOf, stemIn, stemsOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { TermList } from './term-list.ts';
import { textLanguage } from './text-language.ts';
import { wordsOf } from './words.ts';

/** What each list counts in the sum; found on the outside benchmarks of `npm run bench:search`. */
const shares = { stems: 0.7, beginnings: 0.4, grams: 1.2 } as const;

export const mostScore = shares.stems + shares.beginnings + shares.grams;

/** A question is cut here: nobody asks that long, and a page that does must not hold up the others. */
const mostWords = 64;

/** Words of a question, each in all its readings. */
export type Words = readonly (readonly string[])[];

interface WordTerms {
  readonly beginning: string;
  readonly grams: readonly string[];
  readonly stems: Partial<Record<Language, string>>;
}

/**
 * Ranks texts by three lists at once: stems, beginnings of words, and runs of four letters. Texts are added, the index is
 * closed, then it is asked. All languages stand in one index.
 */
export class TextIndex {
  readonly #stems = new TermList();
  readonly #beginnings = new TermList();
  readonly #grams = new TermList();
  #near = new NearWords([]);
  /** Words come again and again while texts are added. */
  readonly #made = new Map<string, WordTerms>();

  /** Adds the next text, in parts that may each be in a language of their own (`null`: not known). */
  add(parts: readonly { readonly text: string; readonly language: Language | null }[]): void {
    const stems: string[] = [];
    const beginnings: string[] = [];
    const grams: string[] = [];
    for (const { text, language } of parts) {
      for (const word of skeletonsOf(text)) {
        if (isStopWord(word)) continue;
        const terms = this.#termsOf(word);
        beginnings.push(terms.beginning);
        grams.push(...terms.grams);
        if (language === null) stems.push(...stemsOf(word));
        else stems.push((terms.stems[language] ??= stemIn(language, word)));
      }
    }
    this.#stems.add(stems);
    this.#beginnings.add(beginnings);
    this.#grams.add(grams);
  }

  close(): void {
    for (const list of [this.#stems, this.#beginnings, this.#grams]) list.close();
    this.#near = new NearWords(this.#stems.terms());
    this.#made.clear();
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

  #termsOf(word: string): WordTerms {
    let terms = this.#made.get(word);
    if (terms === undefined) {
      terms = { beginning: beginningOf(word), grams: gramsOf(word), stems: {} };
      this.#made.set(word, terms);
    }
    return terms;
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
