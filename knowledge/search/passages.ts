import type { Language } from '../../platform/language.ts';
import { NearWords } from './near-words.ts';
import { Postings } from './postings.ts';
import { beginningOf, stemsOf } from './stems.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Short texts compared with a question word by word, so that what comes out means the same for every question: the tiers
 * stand on it. A word counts whole by its stem, less by its beginning, least by a near word.
 */
export class Passages {
  #vocabulary: Vocabulary;
  /** Stems, and beginnings with a star; their numbers are one row. */
  readonly #numbers = new Map<string, number>();
  readonly #postings = new Postings();
  /** The last passage that a key was seen in. */
  readonly #seen: number[] = [];
  /** By language, the stem of each word. */
  readonly #stems: Record<Language, number[]> = { kk: [], ru: [], en: [] };
  readonly #beginnings: number[] = [];
  #size = 0;
  #weights = new Float64Array(0);
  #best = new Float64Array(0);
  #near = new NearWords([]);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Adds the next passage: its words by their numbers in the vocabulary. */
  add(words: readonly number[], language: Language): void {
    const stems = this.#stems[language];
    for (const word of words) {
      this.#note((stems[word] ??= this.#numberOf(this.#vocabulary.stem(word, language))));
    }
    for (const word of words) {
      this.#note((this.#beginnings[word] ??= this.#numberOf(this.#beginningOf(word))));
    }
    this.#size += 1;
  }

  close(): void {
    this.#postings.close(this.#numbers.size);
    this.#weights = new Float64Array(this.#size);
    this.#best = new Float64Array(this.#size);
    const stems = [...this.#numbers].filter(([key]) => !isBeginning(key));
    for (const [, stem] of stems) {
      const telling = this.#telling([stem]);
      const end = this.#postings.end(stem);
      for (let at = this.#postings.begin(stem); at < end; at += 1) {
        const passage = this.#postings.text(at);
        this.#weights[passage] = (this.#weights[passage] ?? 0) + telling;
      }
    }
    this.#near = new NearWords(stems.map(([key]) => key));
    this.#vocabulary = new Vocabulary();
    for (const made of [...Object.values(this.#stems), this.#beginnings, this.#seen])
      made.length = 0;
  }

  /**
   * For each passage the share of the question's words that it has, by what they tell: 0 to 1. `words`: each word of the
   * question in all its readings.
   */
  asked(words: readonly (readonly string[])[]): Float64Array {
    const { hits, whole } = this.#hits(words);
    return whole === 0 ? hits : hits.map((hit) => hit / whole);
  }

  /** The same, lowered by what the passage says besides: 1 is the same words. */
  alike(words: readonly (readonly string[])[]): Float64Array {
    const { hits, whole } = this.#hits(words);
    for (let at = 0; at < hits.length; at += 1) {
      const hit = hits[at] ?? 0;
      if (hit > 0) hits[at] = Math.min(1, hit / Math.sqrt(whole * (this.#weights[at] ?? 0)));
    }
    return hits;
  }

  #note(key: number): void {
    if (this.#seen[key] === this.#size) return;
    this.#seen[key] = this.#size;
    this.#postings.add(key, this.#size, 1);
  }

  #numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  #beginningOf(word: number): string {
    return beginningKey(this.#vocabulary.word(word));
  }

  /** What each passage has of the question, and what the whole question tells. */
  #hits(words: readonly (readonly string[])[]): { hits: Float64Array<ArrayBuffer>; whole: number } {
    const postings = this.#postings;
    const hits = new Float64Array(this.#size);
    const best = this.#best;
    const touched: number[] = [];
    let whole = 0;
    for (const read of words) {
      const meant = this.#meant(read);
      const telling = this.#telling([...meant.keys()]);
      whole += telling;
      for (const [key, weight] of meant) {
        const end = postings.end(key);
        for (let at = postings.begin(key); at < end; at += 1) {
          const passage = postings.text(at);
          const before = best[passage] ?? 0;
          if (before === 0) touched.push(passage);
          if (before < weight) best[passage] = weight;
        }
      }
      for (const passage of touched) {
        hits[passage] = (hits[passage] ?? 0) + (best[passage] ?? 0) * telling;
        best[passage] = 0;
      }
      touched.length = 0;
    }
    return { hits, whole };
  }

  /** The keys that a word stands for, with how surely. */
  #meant(read: readonly string[]): ReadonlyMap<number, number> {
    const meant = new Map<number, number>();
    const put = (key: string, weight: number): void => {
      const number = this.#numbers.get(key);
      if (number !== undefined && (meant.get(number) ?? 0) < weight) meant.set(number, weight);
    };
    for (const stem of read.flatMap((word) => stemsOf(word))) put(stem, 1);
    for (const word of read) {
      if (word.length >= leastBeginning) put(beginningKey(word), byBeginning);
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
  #telling(keys: readonly number[]): number {
    const most = keys.reduce((texts, key) => Math.max(texts, this.#postings.textsWith(key)), 0);
    return Math.log(1 + (this.#size - most + 0.5) / (most + 0.5));
  }
}

const leastBeginning = 5;
const byBeginning = 0.8;
const star = '*';

function beginningKey(word: string): string {
  return `${beginningOf(word)}${star}`;
}

function isBeginning(key: string): boolean {
  return key.endsWith(star);
}
