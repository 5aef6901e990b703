/** The keys of an opened case in the worker: they are forgotten once, and never under what is being done with them. */
export class CaseKeys {
  readonly #forget: () => Promise<unknown>;
  #running = 0;
  #isOver = false;

  constructor(forget: () => Promise<unknown>) {
    this.#forget = forget;
  }

  /** They stay until `work` has ended. Throws what it throws. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#end();
    }
  }

  /** Nobody begins anything with them any more. */
  close(): void {
    this.#isOver = true;
    this.#end();
  }

  #end(): void {
    // Without a worker there is nothing left to forget.
    if (this.#isOver && this.#running === 0) this.#forget().catch(() => undefined);
  }
}
