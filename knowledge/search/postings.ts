import { NumberRow } from './number-row.ts';

/**
 * Which texts have which terms, and how often; both are numbers. Texts are added in their order; then it is closed and
 * read. Plain numbers in one row: a hundred thousand small lists would take long to make and much room.
 */
export class Postings {
  // While texts are added: a term and how often it stands, place by place, and how many places there were before a text.
  readonly #terms = new NumberRow();
  readonly #counted = new NumberRow();
  readonly #before: number[] = [];
  // Once it is closed, by term.
  #texts: Numbers = none;
  #times: Numbers = none;
  #ends = new Int32Array(0);

  add(term: number, text: number, times: number): void {
    while (this.#before.length <= text) this.#before.push(this.#terms.length);
    this.#terms.push(term);
    this.#counted.push(times);
  }

  /** `terms`: how many there are. Sorts by term and keeps the order of the texts. */
  close(terms: number): void {
    const size = this.#terms.length;
    const ends = new Int32Array(terms);
    for (let at = 0; at < size; at += 1) {
      const term = this.#terms.at(at);
      ends[term] = (ends[term] ?? 0) + 1;
    }
    for (let term = 1; term < terms; term += 1)
      ends[term] = (ends[term] ?? 0) + (ends[term - 1] ?? 0);
    const texts = numbersUpTo(this.#before.length, size);
    const times = numbersUpTo(this.#counted.most, size);
    const free = ends.slice();
    let text = this.#before.length - 1;
    for (let at = size - 1; at >= 0; at -= 1) {
      while (at < (this.#before[text] ?? 0)) text -= 1;
      const term = this.#terms.at(at);
      const to = (free[term] ?? 0) - 1;
      free[term] = to;
      texts[to] = text;
      times[to] = this.#counted.at(at);
    }
    this.#terms.clear();
    this.#counted.clear();
    this.#before.length = 0;
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
}

type Numbers = Uint8Array | Uint16Array | Int32Array;

const none = new Uint8Array(0);

/** Room for as many numbers, none above `most`: the knowledge of one body needs a byte or two for each. */
function numbersUpTo(most: number, length: number): Numbers {
  if (most < 2 ** 8) return new Uint8Array(length);
  return most < 2 ** 16 ? new Uint16Array(length) : new Int32Array(length);
}
