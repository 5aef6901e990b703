import { Postings } from './postings.ts';

/** Terms of a question with their weights. */
export type Weighted = ReadonlyMap<string, number>;

const k1 = 1.2;
const b = 0.75;

/** One list of terms over all texts, with the usual BM25 weighting. Texts are added first; then it is closed and asked. */
export class TermList {
  readonly #numbers = new Map<string, number>();
  readonly #postings = new Postings();
  readonly #lengths: number[] = [];
  #norms = new Float64Array(0);
  /** How often each term stands in the text that is being added. */
  readonly #times: number[] = [];
  readonly #here: number[] = [];

  /** The number of a term while texts are added. */
  numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#times.push(0) - 1;
    this.#numbers.set(term, number);
    return number;
  }

  /** Adds the next text: its terms by their numbers, in rows. */
  add(rows: Iterable<readonly number[]>): void {
    let length = 0;
    for (const row of rows) {
      length += row.length;
      for (const term of row) {
        const times = this.#times[term] ?? 0;
        if (times === 0) this.#here.push(term);
        this.#times[term] = times + 1;
      }
    }
    const text = this.#lengths.push(length) - 1;
    for (const term of this.#here) {
      this.#postings.add(term, text, this.#times[term] ?? 0);
      this.#times[term] = 0;
    }
    this.#here.length = 0;
  }

  close(): void {
    this.#postings.close(this.#numbers.size);
    this.#times.length = 0;
    const sum = this.#lengths.reduce((total, length) => total + length, 0);
    const average = sum / Math.max(1, this.#lengths.length) || 1;
    this.#norms = Float64Array.from(
      this.#lengths,
      (length) => k1 * (1 - b + (b * length) / average),
    );
  }

  has(term: string): boolean {
    return this.#numbers.has(term);
  }

  terms(): Iterable<string> {
    return this.#numbers.keys();
  }

  /** One score a text; 0 where nothing fits. */
  score(terms: Weighted): Float64Array {
    const scores = new Float64Array(this.#norms.length);
    const postings = this.#postings;
    for (const [word, weight] of terms) {
      const term = this.#numbers.get(word);
      if (term === undefined) continue;
      const gain = weight * this.#telling(term) * (k1 + 1);
      const end = postings.end(term);
      for (let at = postings.begin(term); at < end; at += 1) {
        const text = postings.text(at);
        const times = postings.times(at);
        scores[text] = (scores[text] ?? 0) + (gain * times) / (times + (this.#norms[text] ?? 0));
      }
    }
    return scores;
  }

  /** How much a term tells: the rarer, the more. */
  #telling(term: number): number {
    const texts = this.#postings.textsWith(term);
    return Math.log(1 + (this.#norms.length - texts + 0.5) / (texts + 0.5));
  }
}
