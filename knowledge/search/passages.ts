import type { Language } from '../../platform/language.ts';
import { NearWords } from './near-words.ts';
import { skeletonsOf } from './readings.ts';
import { beginningOf, stemIn, stemsOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';

/** How well a question and each passage cover each other, word by word. */
export interface Coverage {
  /** The share of the question's words that the passage has, by what they tell: 0 to 1. */
  readonly asked: Float64Array;
  /** The same, lowered by what the passage says besides: 1 is the same words. */
  readonly alike: Float64Array;
}

/**
 * Short texts compared with a question word by word, so that what comes out means the same for every question: the tiers
 * stand on it. A word counts whole by its stem, less by its beginning, least by a near word.
 */
export class Passages {
  readonly #postings = new Map<string, number[]>();
  readonly #words: string[][] = [];
  #weights = new Float64Array(0);
  #near = new NearWords([]);

  /** Words come again and again while passages are added. */
  readonly #stems = new Map<Language, Map<string, string>>();

  /** Adds the next passage. */
  add(text: string, language: Language): void {
    const words = [...new Set(skeletonsOf(text).filter((word) => !isStopWord(word)))];
    const stems = words.map((word) => this.#stemOf(language, word));
    const passage = this.#words.push(stems) - 1;
    const keys = new Set([...stems, ...words.map((word) => beginningKey(word))]);
    for (const key of keys) {
      const posting = this.#postings.get(key);
      if (posting === undefined) this.#postings.set(key, [passage]);
      else posting.push(passage);
    }
  }

  close(): void {
    this.#stems.clear();
    this.#near = new NearWords([...this.#postings.keys()].filter((key) => !key.endsWith('*')));
    this.#weights = Float64Array.from(this.#words, (stems) =>
      [...new Set(stems)].reduce((sum, stem) => sum + this.#telling([stem]), 0),
    );
  }

  #stemOf(language: Language, word: string): string {
    const known = this.#stems.get(language) ?? new Map<string, string>();
    this.#stems.set(language, known);
    const stem = known.get(word) ?? stemIn(language, word);
    known.set(word, stem);
    return stem;
  }

  /** `words`: each word of the question in all its readings. */
  cover(words: readonly (readonly string[])[]): Coverage {
    const passages = this.#words.length;
    const hit = new Float64Array(passages);
    let whole = 0;
    for (const read of words) {
      const meant = this.#meant(read);
      const telling = this.#telling([...meant.keys()]);
      whole += telling;
      const best = new Map<number, number>();
      for (const [key, weight] of meant) {
        for (const passage of this.#postings.get(key) ?? []) {
          if ((best.get(passage) ?? 0) < weight) best.set(passage, weight);
        }
      }
      for (const [passage, weight] of best) {
        hit[passage] = (hit[passage] ?? 0) + weight * telling;
      }
    }
    const asked = hit.map((one) => (whole === 0 ? 0 : one / whole));
    const alike = hit.map((one, at) => {
      const both = Math.sqrt(whole * (this.#weights[at] ?? 0));
      return both === 0 ? 0 : Math.min(1, one / both);
    });
    return { asked, alike };
  }

  /** The keys that a word stands for, with how surely. */
  #meant(read: readonly string[]): ReadonlyMap<string, number> {
    const meant = new Map<string, number>();
    const put = (key: string, weight: number): void => {
      if ((meant.get(key) ?? 0) < weight) meant.set(key, weight);
    };
    const stems = read.flatMap((word) => stemsOf(word)).filter((stem) => this.#postings.has(stem));
    for (const stem of stems) put(stem, 1);
    for (const word of read) {
      const key = beginningKey(word);
      if (word.length >= leastBeginning && this.#postings.has(key)) put(key, byBeginning);
    }
    if (meant.size > 0) return meant;
    for (const word of read) {
      for (const stem of stemsOf(word)) {
        for (const [near, weight] of this.#near.near(stem)) put(near, weight);
      }
    }
    return meant;
  }

  /** The rarer among the passages, the more telling; a word that none has tells most. */
  #telling(keys: readonly string[]): number {
    const most = keys.reduce((sum, key) => Math.max(sum, this.#postings.get(key)?.length ?? 0), 0);
    return Math.log(1 + (this.#words.length - most + 0.5) / (most + 0.5));
  }
}

const leastBeginning = 5;
const byBeginning = 0.8;

function beginningKey(word: string): string {
  return `${beginningOf(word)}*`;
}
