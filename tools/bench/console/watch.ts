import type { Page } from 'playwright-core';

/** What happened in the page, by its own clock in milliseconds; 0 while it has not. */
export interface Watched {
  /** When something was last pressed: by the press itself, however late the page hears of it. */
  readonly pressed: number;
  /** The first page behind the sign-in is there; when it was drawn. */
  readonly inside: number;
  readonly entered: number;
  /** The first part of the list can be used. */
  readonly first: number;
  /** The last part of it is drawn. */
  readonly whole: number;
  /** Since the last press: the report of a case is drawn; a picture of it is decoded and drawn. */
  readonly report: number;
  readonly picture: number;
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
      pressed: 0,
      inside: 0,
      entered: 0,
      first: 0,
      whole: 0,
      report: 0,
      picture: 0,
      typed: 0,
      answered: 0,
      long: [] as number[],
    };
    Object.assign(globalThis, { watched: times });
    // What is seen once in the document counts from the frame that draws it, when its own work is done.
    const seen = new Set<string>();
    const drawn = (what: 'entered' | 'whole' | 'report' | 'picture' | 'answered') => {
      requestAnimationFrame(() => {
        setTimeout(() => (times[what] = performance.now()));
      });
    };
    const isNew = (what: string, isThere: boolean): boolean => {
      if (!isThere || seen.has(what)) return false;
      seen.add(what);
      return true;
    };
    const look = () => {
      const now = performance.now();
      if (isNew('inside', document.querySelector('main:not(.narrow) h1') !== null)) {
        times.inside = now;
        drawn('entered');
      }
      const counted = document.querySelector('output.counted')?.textContent ?? null;
      if (counted === null) return;
      if (times.first === 0) times.first = now;
      if (isNew('whole', !counted.includes(more))) drawn('whole');
    };
    const open = () => {
      if (isNew('report', document.querySelector('dl.report') !== null)) drawn('report');
      const picture = document.querySelector<HTMLImageElement>('dialog img');
      if (!isNew('picture', picture !== null)) return;
      void picture?.decode().then(() => drawn('picture'));
    };
    const answer = (changes: readonly MutationRecord[]) => {
      const isList = changes.some(({ target }) => {
        const at = target instanceof Element ? target : target.parentElement;
        return at?.closest('output.counted, .desk') != null;
      });
      if (!isList || times.typed === 0 || times.answered > times.typed) return;
      drawn('answered');
    };
    new MutationObserver((changes) => {
      if (times.whole === 0) look();
      open();
      answer(changes);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    document.addEventListener('input', ({ timeStamp }) => (times.typed = timeStamp), true);
    const press = ({ timeStamp }: Event) => {
      Object.assign(times, { pressed: timeStamp, report: 0, picture: 0 });
      seen.delete('report');
      seen.delete('picture');
    };
    document.addEventListener('click', press, true);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) times.long.push(duration);
    }).observe({ type: 'longtask' });
  }, coming);
}

/** Reads them. */
export async function watched(page: Page): Promise<Watched> {
  return await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}
