import { useCallback, useState } from 'react';

/**
 * What stands unsaved in forms, in this tab's memory only: it outlasts the lock and the end of a session, so that nothing
 * typed is lost while the page is open. Signing out, another officer and closing the tab end it.
 */
export class Kept {
  readonly #held = new Map<string, unknown>();
  #officerId: string | null = null;

  /** Somebody else at the same tab does not get it. */
  belongTo(officerId: string): void {
    if (this.#officerId !== officerId) this.forget();
    this.#officerId = officerId;
  }
  hold(key: string, value: unknown): void {
    this.#held.set(key, value);
  }
  drop(key: string): void {
    this.#held.delete(key);
  }
  /** Everything whose name begins like this: there is no way to send it any more. */
  dropAll(about: string): void {
    for (const key of this.#held.keys()) if (key.startsWith(about)) this.#held.delete(key);
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
  }
}

/** One for the page: forms of all parts keep what is typed here. */
export const kept = new Kept();

/** A form's state that is kept until `clear`; `key` names the form and what it is about, and one type goes with it. */
export function useKept<T>(
  key: string,
  initial: () => T,
): readonly [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => (kept.of(key) as T | undefined) ?? initial());
  const set = useCallback(
    (next: T) => {
      kept.hold(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => kept.drop(key), [key]);
  return [value, set, clear];
}

/**
 * As `useKept` for words: an empty field holds nothing, so that nobody is asked about it before the page is closed.
 * `clear` empties the field, because the form stays where it is when its words were sent.
 */
export function useKeptText(key: string): readonly [string, (next: string) => void, () => void] {
  const [value, setValue, drop] = useKept(key, () => '');
  const set = useCallback(
    (next: string) => {
      setValue(next);
      if (next === '') drop();
    },
    [setValue, drop],
  );
  const clear = useCallback(() => set(''), [set]);
  return [value, set, clear];
}
