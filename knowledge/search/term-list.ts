/** Terms of a question with their weights. */
export type Weighted = ReadonlyMap<string, number>;

const k1 = 1.2;
const b = 0.75;

/** One list of terms over all texts, with the usual BM25 weighting. Texts are added first; then it is closed and asked. */
export class TermList {
  readonly #postings = new Map<string, number[]>();
  readonly #lengths: number[] = [];
  #norms = new Float64Array(0);

  /** Adds the next text. */
  add(terms: readonly string[]): void {
    const text = this.#lengths.length;
    this.#lengths.push(terms.length);
    for (const term of terms) {
      const posting = this.#postings.get(term);
      if (posting === undefined) this.#postings.set(term, [text, 1]);
      else if (posting.at(-2) === text) posting[posting.length - 1] = (posting.at(-1) ?? 0) + 1;
      else posting.push(text, 1);
    }
  }

  close(): void {
    const sum = this.#lengths.reduce((total, length) => total + length, 0);
    const average = sum / Math.max(1, this.#lengths.length) || 1;
    this.#norms = Float64Array.from(
      this.#lengths,
      (length) => k1 * (1 - b + (b * length) / average),
    );
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  terms(): Iterable<string> {
    return this.#postings.keys();
  }

  /** How much a term tells: the rarer, the more. A term that no text has tells most. */
  telling(term: string): number {
    const texts = (this.#postings.get(term)?.length ?? 0) / 2;
    return Math.log(1 + (this.#norms.length - texts + 0.5) / (texts + 0.5));
  }

  /** One score a text; 0 where nothing fits. */
  score(terms: Weighted): Float64Array {
    const scores = new Float64Array(this.#norms.length);
    for (const [term, weight] of terms) {
      const posting = this.#postings.get(term);
      if (posting === undefined) continue;
      const gain = weight * this.telling(term) * (k1 + 1);
      for (let at = 0; at < posting.length; at += 2) {
        const text = posting[at] ?? 0;
        const times = posting[at + 1] ?? 0;
        scores[text] = (scores[text] ?? 0) + (gain * times) / (times + (this.#norms[text] ?? 0));
      }
    }
    return scores;
  }
}
