/** Wrong codes of an app that are answered without a lock. */
const free = 5;
/** Milliseconds for which the next one closes the door; each further one takes twice as long. */
const first = 60_000;
const longest = 24 * 60 * 60 * 1000;

/**
 * Six digits can be guessed, so wrong ones close this way in for a while, and a right one does not open it meanwhile.
 * Only who knows the passphrase gets here; passkeys and recovery codes stay open, or he could lock the owner out.
 */
export class CodeLock {
  readonly #wrong = new Map<string, { readonly count: number; readonly until: number }>();

  isClosed(officerId: string, now: number): boolean {
    return (this.#wrong.get(officerId)?.until ?? 0) > now;
  }

  wrong(officerId: string, now: number): void {
    const count = (this.#wrong.get(officerId)?.count ?? 0) + 1;
    const wait = count < free ? 0 : Math.min(first * 2 ** (count - free), longest);
    this.#wrong.set(officerId, { count, until: now + wait });
  }

  right(officerId: string): void {
    this.#wrong.delete(officerId);
  }
}
