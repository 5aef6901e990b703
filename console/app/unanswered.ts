import { mayHaveArrived, Trouble } from './trouble.ts';

/**
 * What was sent and never answered, by what it is about. It is sent again as it was, to the byte: the server knows it by
 * the number that was drawn for it here, and takes it once.
 */
export class Unanswered<T> {
  readonly #held = new Map<string, T>();

  /**
   * Sends what was made for the same thing before and never answered, or else what `make` makes now. Throws what either
   * throws; only a refusal of the thing itself ends it.
   */
  async send<R>(
    about: string,
    make: () => T | Promise<T>,
    send: (made: T) => Promise<R>,
  ): Promise<R> {
    const made = this.#held.get(about) ?? (await make());
    this.#held.set(about, made);
    try {
      const answer = await send(made);
      this.#held.delete(about);
      return answer;
    } catch (thrown) {
      if (isRefused(thrown)) this.#held.delete(about);
      throw thrown;
    }
  }

  /** What waits for its answer about that. */
  of(about: string): T | undefined {
    return this.#held.get(about);
  }

  forget(about: string): void {
    this.#held.delete(about);
  }

  /** All of it. */
  get all(): readonly T[] {
    return [...this.#held.values()];
  }
}

/** One for a session, whichever page asks: whoever leaves the page and comes back goes on where he was. */
export function perSession<T>(): (session: object) => Unanswered<T> {
  const held = new WeakMap<object, Unanswered<T>>();
  return (session) => {
    const found = held.get(session) ?? new Unanswered<T>();
    held.set(session, found);
    return found;
  };
}

/** A server that is busy, or does not know us any more, says nothing about what it was sent before. */
export function isRefused(thrown: unknown): boolean {
  if (mayHaveArrived(thrown) || !(thrown instanceof Trouble)) return false;
  switch (thrown.because) {
    case 'busy':
    case 'store.busy':
    case 'full':
    case 'store.full':
    case 'preparing':
    case 'not-signed-in':
    case 'factor-stale':
      return false;
    default:
      return true;
  }
}
