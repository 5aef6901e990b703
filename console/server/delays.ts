/** Milliseconds before the answer to the first wrong proof; each further one takes twice as long. */
const first = 250;
const longest = 16_000;
const remembered = 10_000;

/**
 * Growing delays after wrong proofs, in memory, one count an officer number (known or not, so that
 * nothing is learnt from the delay). A right proof is answered at once: nobody can lock an officer out.
 */
export class Delays {
  readonly #failures = new Map<string, number>();
  readonly #wait: (ms: number) => Promise<void>;

  constructor(wait: (ms: number) => Promise<void>) {
    this.#wait = wait;
  }

  /** Resolves when the wrong proof may be answered. */
  async afterFailure(officerId: string): Promise<void> {
    const before = this.#failures.get(officerId) ?? 0;
    this.#failures.delete(officerId); // set anew below, so that the map's order is the order of use
    this.#failures.set(officerId, before + 1);
    if (this.#failures.size > remembered) this.#forgetOldest();
    await this.#wait(Math.min(first * 2 ** before, longest));
  }

  afterSuccess(officerId: string): void {
    this.#failures.delete(officerId);
  }

  #forgetOldest(): void {
    for (const oldest of this.#failures.keys()) {
      this.#failures.delete(oldest);
      return;
    }
  }
}
