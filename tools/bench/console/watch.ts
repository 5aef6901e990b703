import type { Page } from 'playwright-core';

/** What happened in the page, by its own clock in milliseconds; 0 while it has not. */
export interface Watched {
  /** The first page behind the sign-in is drawn. */
  readonly inside: number;
  /** The first part of the list can be used. */
  readonly first: number;
  /** The last part of it is there. */
  readonly whole: number;
  /** When something was last typed, and when the list that answers was drawn. */
  readonly typed: number;
  readonly answered: number;
  /** Tasks that kept the page from anything else for more than 50 ms. */
  readonly long: readonly number[];
}

/** Makes the page note these times; before it is opened. `coming` stands beside the count until the list is whole. */
export async function watch(page: Page, coming: string): Promise<void> {
  await page.addInitScript((more) => {
    const times = {
      inside: 0,
      first: 0,
      whole: 0,
      typed: 0,
      answered: 0,
      long: [] as number[],
    };
    Object.assign(globalThis, { watched: times });
    const look = () => {
      const now = performance.now();
      if (times.inside === 0 && document.querySelector('main:not(.narrow) h1') !== null) {
        times.inside = now;
      }
      const counted = document.querySelector('output.counted')?.textContent ?? null;
      if (counted === null) return;
      if (times.first === 0) times.first = now;
      if (times.whole === 0 && !counted.includes(more)) times.whole = now;
    };
    const answer = (changes: readonly MutationRecord[]) => {
      const isList = changes.some(({ target }) => {
        const at = target instanceof Element ? target : target.parentElement;
        return at?.closest('output.counted, .desk') != null;
      });
      if (!isList || times.typed === 0 || times.answered > times.typed) return;
      // In the frame that draws it, when its own work is done.
      requestAnimationFrame(() => {
        setTimeout(() => (times.answered = performance.now()));
      });
    };
    new MutationObserver((changes) => {
      if (times.whole === 0) look();
      answer(changes);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    document.addEventListener('input', ({ timeStamp }) => (times.typed = timeStamp), true);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) times.long.push(duration);
    }).observe({ type: 'longtask' });
  }, coming);
}

/** Reads them. */
export async function watched(page: Page): Promise<Watched> {
  return await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}
