const bits = 13;
const size = 2 ** bits;

/** A growing row of whole numbers from 0 on, in pieces: what is copied when one array grows would be garbage. */
export class NumberRow {
  readonly #pieces: Int32Array[] = [];
  #length = 0;
  #most = 0;

  get length(): number {
    return this.#length;
  }

  /** The greatest number of the row; 0 while it is empty. */
  get most(): number {
    return this.#most;
  }

  push(number: number): void {
    const at = this.#length;
    const piece = (this.#pieces[at >>> bits] ??= new Int32Array(size));
    piece[at & (size - 1)] = number;
    if (number > this.#most) this.#most = number;
    this.#length = at + 1;
  }

  at(at: number): number {
    return this.#pieces[at >>> bits]?.[at & (size - 1)] ?? 0;
  }

  clear(): void {
    this.#pieces.length = 0;
    this.#length = 0;
    this.#most = 0;
  }
}
