/** Milliseconds. */
const afterTheFirst = 300;

/**
 * Does what can wait until the first who knocked were answered, one after the other, and then gives back the memory that
 * starting took. The engine would keep it: it collects when much is asked of it, and in a quiet house nothing is.
 */
export function settling(works: readonly (() => unknown)[]): Disposable {
  const timer = setTimeout(() => void settle(works), afterTheFirst);
  timer.unref();
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

async function settle(works: readonly (() => unknown)[]): Promise<void> {
  for (const work of works) await work();
  // There only where the engine was started with `--expose-gc`, as `npm start` does.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
