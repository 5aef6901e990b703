/** What is counted. No name says anything of who or what. */
export const countedNames = ['turn', 'sent-away', 'report'] as const;

export type Counted = (typeof countedNames)[number];

export interface Counters {
  readonly count: (name: Counted) => void;
  /** Of the last whole hour, rounded to fives: nobody can tell from them when somebody wrote, or whether one did. */
  readonly lastHour: () => Readonly<Record<Counted, number>>;
}

const anHour = 60 * 60 * 1000;
const coarse = 5;

/** In memory, for two hours at most. */
export function createCounters(now: () => number): Counters {
  let hour = Math.floor(now() / anHour);
  let running = none();
  let last = none();
  const turnOver = (): void => {
    const at = Math.floor(now() / anHour);
    if (at === hour) return;
    last = at === hour + 1 ? running : none();
    running = none();
    hour = at;
  };
  return {
    count: (name) => {
      turnOver();
      running[name] += 1;
    },
    lastHour: () => {
      turnOver();
      const rounded = none();
      for (const name of countedNames) rounded[name] = Math.round(last[name] / coarse) * coarse;
      return rounded;
    },
  };
}

function none(): Record<Counted, number> {
  return { turn: 0, 'sent-away': 0, report: 0 };
}

/** The same act, with `count` called each time it was done. */
export function counting<A extends readonly unknown[], R>(
  act: (...args: A) => Promise<R>,
  count: () => void,
): (...args: A) => Promise<R> {
  return async (...args) => {
    const result = await act(...args);
    count();
    return result;
  };
}
