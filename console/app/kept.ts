import { useCallback, useState, useSyncExternalStore } from 'react';

/**
 * What stands unsaved in forms, in this tab's memory only: it outlasts the lock and the end of a session, so that nothing
 * typed is lost while the page is open. Signing out, another officer and closing the tab end it.
 */
export class Kept {
  readonly #held = new Map<string, unknown>();
  readonly #watching = new Set<() => void>();
  #officerId: string | null = null;

  /** Somebody else at the same tab does not get it. */
  belongTo(officerId: string): void {
    if (this.#officerId !== officerId) this.forget();
    this.#officerId = officerId;
  }
  /** A form that is empty again holds nothing, so that nobody is asked about it before the page is closed. */
  hold(key: string, value: unknown): void {
    if (value === null || value === '') this.#held.delete(key);
    else this.#held.set(key, value);
    this.#tell();
  }
  /** `sent` was stored: it goes, on whichever page it stands by now. What was typed since stays, as `rest` says. */
  settle(key: string, sent: unknown, rest: (since: unknown) => unknown): void {
    const since = this.#held.get(key);
    this.hold(key, since === undefined || since === sent ? null : rest(since));
  }
  /** Everything whose name begins like this: there is no way to send it any more. */
  dropAll(about: string): void {
    for (const key of this.#held.keys()) if (key.startsWith(about)) this.#held.delete(key);
    this.#tell();
  }
  /** Whoever holds something under a key is the only one who reads it: the type is the caller's own. */
  of(key: string): unknown {
    return this.#held.get(key);
  }
  get any(): boolean {
    return this.#held.size > 0;
  }
  forget(): void {
    this.#held.clear();
    this.#tell();
  }
  readonly watch = (tell: () => void): (() => void) => {
    this.#watching.add(tell);
    return () => this.#watching.delete(tell);
  };
  #tell(): void {
    for (const tell of this.#watching) tell();
  }
}

/** One for the page: forms of all parts keep what is typed here. */
export const kept = new Kept();

/**
 * A form's state that is kept until `clear`; `key` names the form and what it is about, and one type goes with it. `clear`
 * forgets what stood there when it was handed out, and not what was typed since: `rest` may make that over.
 */
export function useKept<T>(
  key: string,
  initial: () => T,
): readonly [T, (next: T) => void, (rest?: (since: T) => T) => void] {
  const [first] = useState(initial);
  const held = useSyncExternalStore(kept.watch, () => kept.of(key)) as T | undefined;
  const value = held ?? first;
  const set = useCallback((next: T) => kept.hold(key, next), [key]);
  const clear = useCallback(
    (rest: (since: T) => T = (since) => since) =>
      kept.settle(key, value, (since) => rest(since as T)),
    [key, value],
  );
  return [value, set, clear];
}

/** As `useKept` for words, of which those that were sent go and those that were typed behind them stay. */
export function useKeptText(key: string): readonly [string, (next: string) => void, () => void] {
  const [value, set, clear] = useKept(key, () => '');
  const clearText = useCallback(
    () => clear((since) => (since.startsWith(value) ? since.slice(value.length) : since)),
    [clear, value],
  );
  return [value, set, clearText];
}
