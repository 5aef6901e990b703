import { setImmediate as turn } from 'node:timers/promises';

import { SenimError } from '../platform/errors.ts';

/** See `groupCommit`. */
export interface GroupCommit<Item, Result> {
  /** Says that an item will come shortly. */
  readonly announce: () => Announced<Item, Result>;
}

/** Disposed of without a commit it will not come. */
export interface Announced<Item, Result> extends Disposable {
  readonly commit: (item: Item) => Promise<Result>;
}

export interface GroupLimits {
  /** Items in one transaction. */
  readonly most: number;
  /** Transactions at a time; what is there is shared out among them. */
  readonly lanes?: number;
}

/**
 * What comes while others are at work is done together, in one transaction: one wait for the disk serves them all. Each
 * is answered by itself, and only after the commit. Who is announced is waited for, a moment at most, so that those who
 * come at once stay together; whoever is alone waits for nobody.
 *
 * `run` calls `take` once, as late as it can, and answers in that order. Whatever it throws must mean that nothing was
 * done; then each is done alone, so that nobody fails for what another brought. `store.away` is no such answer: nobody
 * knows whether it was done, and all are told.
 */
export function groupCommit<Item, Result>(
  run: (take: () => readonly Item[]) => Promise<readonly Result[]>,
  { most, lanes = 1 }: GroupLimits,
): GroupCommit<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let announced = 0;
  let underWay = 0;
  let lanesAtWork = 0;
  let isGathering = false;
  let onGathered: (() => void) | null = null;
  const share = (): number => {
    const all = waiting.length + announced + underWay;
    return Math.min(most, Math.ceil(all / lanes));
  };
  const isGathered = (): boolean => waiting.length >= Math.min(waiting.length + announced, share());
  // One gathers at a time: whoever is at work besides takes what comes later.
  const hasMore = (): boolean => waiting.length > 0 && !isGathering;
  const changed = (): void => {
    if (isGathered()) onGathered?.();
  };
  const gathering = async (): Promise<void> => {
    // Those who were just answered may come again.
    await turn();
    if (isGathered()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, patience);
    onGathered = resolve;
    await promise;
    onGathered = null;
    clearTimeout(late);
  };
  const batch = async (): Promise<void> => {
    isGathering = true;
    await gathering();
    const gathered = share();
    const mine: Waiting<Item, Result>[] = [];
    const take = (): readonly Item[] => {
      if (mine.length === 0) {
        mine.push(...waiting.splice(0, lanes === 1 ? most : Math.max(gathered, share())));
        underWay += mine.length;
        isGathering = false;
        begin();
      }
      return mine.map(({ item }) => item);
    };
    try {
      const results = await run(take);
      mine.forEach(({ done }, at) => done.resolve(results[at] as Result));
    } catch (error) {
      // Before it asked for anything it failed for no item's sake.
      const isShared = mine.length === 0 || isUnknown(error);
      take();
      if (mine.length > 1 && !isShared) await eachAlone(mine, run);
      else for (const { done } of mine) done.reject(error);
    }
    underWay -= mine.length;
  };
  const lane = async (): Promise<void> => {
    lanesAtWork += 1;
    while (hasMore()) await batch();
    lanesAtWork -= 1;
  };
  const begin = (): void => {
    if (hasMore() && lanesAtWork < lanes) void lane();
  };
  return {
    announce: () => {
      announced += 1;
      let isComing = true;
      const end = (): void => {
        if (isComing) announced -= 1;
        isComing = false;
      };
      return {
        commit: async (item) => {
          end();
          const done = Promise.withResolvers<Result>();
          waiting.push({ item, done });
          changed();
          begin();
          return done.promise;
        },
        [Symbol.dispose]: () => {
          end();
          changed();
        },
      };
    },
  };
}

/** Milliseconds: less than a disk takes. */
const patience = 4;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly done: PromiseWithResolvers<Result>;
}

async function eachAlone<Item, Result>(
  all: readonly Waiting<Item, Result>[],
  run: (take: () => readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  let lost: unknown = null;
  for (const { item, done } of all) {
    if (lost !== null) {
      done.reject(lost);
      continue;
    }
    try {
      const [result] = await run(() => [item]);
      done.resolve(result as Result);
    } catch (error) {
      done.reject(error);
      // A server that went away is not asked again for each.
      if (isUnknown(error)) lost = error;
    }
  }
}

function isUnknown(error: unknown): boolean {
  return error instanceof SenimError && error.code === 'store.away';
}
