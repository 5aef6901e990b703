import { noNetwork, type NetworkTag } from './network.ts';

/** Who asks to be let through. */
export interface Comer {
  readonly network: NetworkTag;
  /** Milliseconds for which the page was looked at before its answer came; 0 where nothing proves it. */
  readonly lookedMs: number;
}

/** How far the house has stepped back from what costs most. Text is taken at every stage. */
export type Stage = 'calm' | 'busy' | 'small-files' | 'text-only';

export interface Gate {
  /** Waits for a turn. `null`: the line of the hasty is too long; nothing was done, and one may try again. */
  readonly enter: (comer: Comer) => Promise<Disposable | null>;
  readonly stage: () => Stage;
  /** How many wait. */
  readonly waiting: () => number;
}

export interface GateOptions {
  readonly now: () => number;
  /** Turns that are worked on at once; the rest wait here rather than in the middle of their work. */
  readonly atOnce?: number;
}

/** Milliseconds that a person needs at least to read a page and answer; raised while many wait. */
const leastLook = 2000;
const harderLook = 4000;
/** Of so many turns under load one goes to those whom nothing tells from a flood. */
const hastyShare = 5;
/** Milliseconds after which somebody in the line of the hasty is told to try again. */
const patience = 8000;
const mostHasty = 2000;
/** So many waiting begin each stage; half of it ends it. */
const begins = { busy: 16, 'small-files': 200, 'text-only': 600 } as const;
/**
 * Turns that begin in one pass of the event loop. On SQLite a turn runs to its end without a pause: all that lay ready
 * would be worked off first, whoever sent it, and new lines, of which each pass takes one, would never be taken.
 */
const inOnePass = 1;
const anHour = 60 * 60 * 1000;

interface Waiting extends Comer {
  readonly since: number;
  readonly resolve: (pass: Disposable | null) => void;
}

/**
 * The order in which turns are taken when there are more than can be worked on. Below load everybody passes at once.
 * Under load those who have looked at their page as long as a person does go first, those of networks that had few turns
 * this hour before others; one turn in five goes to the rest, the newest of them first. It knows nothing but numbers
 * and tags that die with the hour.
 */
export function createGate({ now, atOnce = 12 }: GateOptions): Gate {
  let running = 0;
  let taken = 0;
  let begun = 0;
  let isPassing = false;
  let stage: Stage = 'calm';
  const patient: Waiting[] = [];
  const hasty: Waiting[] = [];
  let served = new Map<NetworkTag, number>();
  let hour = 0;

  const waiting = (): number => patient.length + hasty.length;

  function pass({ network }: Comer): Disposable {
    running += 1;
    begun += 1;
    inNextPass();
    const at = Math.floor(now() / anHour);
    if (at !== hour) {
      served = new Map();
      hour = at;
    }
    served.set(network, (served.get(network) ?? 0) + 1);
    let isOpen = true;
    return {
      [Symbol.dispose]: () => {
        if (!isOpen) return;
        isOpen = false;
        running -= 1;
        next();
      },
    };
  }

  function inNextPass(): void {
    if (isPassing) return;
    isPassing = true;
    setImmediate(() => {
      isPassing = false;
      begun = 0;
      next();
    });
  }

  function next(): void {
    while (running < atOnce && begun < inOnePass) {
      dropLate();
      taken += 1;
      const isHastyTurn = taken % hastyShare === 0;
      const chosen = (isHastyTurn ? hasty.pop() : undefined) ?? fairest() ?? hasty.pop();
      stage = stageOf(stage, waiting());
      if (chosen === undefined) return;
      chosen.resolve(pass(chosen));
    }
  }

  /** Of the patient one of the network that had the fewest turns this hour; the first to come among equals. */
  function fairest(): Waiting | undefined {
    let best = 0;
    for (const [at, { network }] of patient.entries()) {
      const least = patient[best]?.network ?? noNetwork;
      if ((served.get(network) ?? 0) < (served.get(least) ?? 0)) best = at;
    }
    return patient.splice(best, 1)[0];
  }

  function dropLate(): void {
    const oldest = now() - patience;
    while (hasty.length > mostHasty || (hasty[0]?.since ?? Infinity) < oldest) {
      hasty.shift()?.resolve(null);
    }
  }

  return {
    stage: () => (stage = stageOf(stage, waiting())),
    waiting,
    enter: (comer) => {
      if (running < atOnce && begun < inOnePass && waiting() === 0) {
        return Promise.resolve(pass(comer));
      }
      const { promise, resolve } = Promise.withResolvers<Disposable | null>();
      const least = stage === 'calm' || stage === 'busy' ? leastLook : harderLook;
      const line = comer.lookedMs >= least ? patient : hasty;
      line.push({ ...comer, since: now(), resolve });
      stage = stageOf(stage, waiting());
      dropLate();
      next();
      return promise;
    },
  };
}

/** In the order in which the house steps back. */
export const stages: readonly Stage[] = ['calm', 'busy', 'small-files', 'text-only'];

/** A stage begins at its number and ends at half of it, so that it does not flicker. */
function stageOf(before: Stage, waiting: number): Stage {
  const enters = (stage: Stage): number => (stage === 'calm' ? 0 : begins[stage]);
  let at = stages.indexOf(before);
  while (at < stages.length - 1 && waiting >= enters(stages[at + 1] ?? 'calm')) at += 1;
  while (at > 0 && waiting < enters(stages[at] ?? 'calm') / 2) at -= 1;
  return stages[at] ?? 'calm';
}
