/** Calls `bite` when something that was asked for is not answered in time. */
export class Watchdog {
  readonly #patience: number;
  readonly #bite: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(patience: number, bite: () => void) {
    this.#patience = patience;
    this.#bite = bite;
  }

  /** Something was asked; the time begins anew. */
  asked(): void {
    this.rest();
    this.#timer = setTimeout(this.#bite, this.#patience);
  }

  /** It was answered, or nobody waits any more. */
  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
