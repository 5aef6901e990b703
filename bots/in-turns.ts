/** Runs work of one key in the order it came, one at a time; work of other keys does not wait. */
export type InTurns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Two tabs or a double click of one person never race each other within a process. */
export function inTurns(): InTurns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
