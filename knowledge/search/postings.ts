/**
 * Which texts have which terms, and how often; both are numbers. Texts are added in their order; then it is closed and
 * read. Plain numbers in one row: a hundred thousand small lists would take long to make and much room.
 */
export class Postings {
  #terms = new Int32Array(1024);
  #texts = new Int32Array(1024);
  #times = new Int32Array(1024);
  #size = 0;
  #ends = new Int32Array(0);

  add(term: number, text: number, times: number): void {
    const at = this.#size;
    if (at === this.#terms.length) this.#grow();
    this.#terms[at] = term;
    this.#texts[at] = text;
    this.#times[at] = times;
    this.#size += 1;
  }

  /** `terms`: how many there are. Sorts by term and keeps the order of the texts. */
  close(terms: number): void {
    const ends = new Int32Array(terms);
    for (let at = 0; at < this.#size; at += 1) {
      const term = this.#terms[at] ?? 0;
      ends[term] = (ends[term] ?? 0) + 1;
    }
    for (let term = 1; term < terms; term += 1)
      ends[term] = (ends[term] ?? 0) + (ends[term - 1] ?? 0);
    const texts = new Int32Array(this.#size);
    const times = new Int32Array(this.#size);
    const free = ends.slice();
    for (let at = this.#size - 1; at >= 0; at -= 1) {
      const term = this.#terms[at] ?? 0;
      const to = (free[term] ?? 0) - 1;
      free[term] = to;
      texts[to] = this.#texts[at] ?? 0;
      times[to] = this.#times[at] ?? 0;
    }
    this.#terms = new Int32Array(0);
    this.#texts = texts;
    this.#times = times;
    this.#ends = ends;
  }

  /** In how many texts a term stands. */
  textsWith(term: number): number {
    return this.end(term) - this.begin(term);
  }

  /** Where the places of a term begin; they end before `end`. */
  begin(term: number): number {
    return term === 0 ? 0 : (this.#ends[term - 1] ?? 0);
  }

  end(term: number): number {
    return this.#ends[term] ?? 0;
  }

  text(at: number): number {
    return this.#texts[at] ?? 0;
  }

  times(at: number): number {
    return this.#times[at] ?? 0;
  }

  #grow(): void {
    this.#terms = doubled(this.#terms);
    this.#texts = doubled(this.#texts);
    this.#times = doubled(this.#times);
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(numbers.length * 2);
  made.set(numbers);
  return made;
}
