/** What somebody began and may finish for a while: in memory, forgotten with the process. */
export class Pending<T> {
  readonly #held = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => number;
  readonly #lifetime: number;

  /** `lifetime` in ms. */
  constructor(now: () => number, lifetime: number) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  /** Takes the place of what stood there. The oldest is forgotten when there is too much. */
  put(key: string, value: T): void {
    this.#held.delete(key);
    const oldest = this.#held.keys().next().value;
    if (this.#held.size >= most && oldest !== undefined) this.#held.delete(oldest);
    this.#held.set(key, { value, until: this.#now() + this.#lifetime });
  }

  look(key: string): T | null {
    const found = this.#held.get(key);
    return found !== undefined && this.#now() < found.until ? found.value : null;
  }

  /** The same, once. */
  take(key: string): T | null {
    const found = this.look(key);
    this.#held.delete(key);
    return found;
  }
}

const most = 1000;
