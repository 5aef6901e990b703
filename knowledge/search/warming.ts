/** Milliseconds. */
const afterTheFirst = 300;

/** The index is built after the first who knocked were answered, and before anybody asks; a question builds it too. */
export function warming(search: (question: string) => unknown): Disposable {
  const timer = setTimeout(() => search(''), afterTheFirst);
  timer.unref();
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}
