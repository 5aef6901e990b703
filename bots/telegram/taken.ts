/** As many updates are remembered as could come twice. */
const most = 10_000;

/** Which updates were taken already: Telegram sends one again whenever it is not sure. */
export class Taken {
  readonly #works = new Map<number, Promise<void>>();

  /** Does the work of an update once; who comes with it again waits for the same work. */
  once(updateId: number, work: () => Promise<void>): Promise<void> {
    const known = this.#works.get(updateId);
    if (known !== undefined) return known;
    const begun = work();
    this.#works.set(updateId, begun);
    const [oldest] = this.#works.keys();
    if (this.#works.size > most && oldest !== undefined) this.#works.delete(oldest);
    return begun;
  }
}
