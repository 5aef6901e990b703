import { interview, type Interviewer } from './interview.ts';
import { median } from '../quantile.ts';

/** Turns a second of each interviewer, in the order given. */
export type Rates = readonly number[];

export interface RaceOptions {
  readonly rounds: number;
  /** How long one engine works in one round. */
  readonly roundMs: number;
}

/**
 * Turns a second of processor time: a second on one core that is not shared. Lets engines work by turns on this one thread, so that whatever else the machine does falls on all of them alike.
 * The first round warms the compiler up and is not counted.
 */
export async function race(
  interviewers: readonly Interviewer[],
  { rounds, roundMs }: RaceOptions,
): Promise<Rates> {
  const rates: number[][] = interviewers.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, interviewer] of interviewers.entries()) {
      const rate = await rateOf(interviewer, roundMs);
      if (round > 0) rates[index]?.push(rate);
    }
  }
  return rates.map(median);
}

async function rateOf({ take }: Interviewer, roundMs: number): Promise<number> {
  const batch = 20;
  const began = process.cpuUsage();
  let taken = 0;
  let spent = 0;
  do {
    await take(batch);
    taken += batch * interview.length;
    const { user, system } = process.cpuUsage(began);
    spent = (user + system) / 1000;
  } while (spent < roundMs);
  return taken / (spent / 1000);
}
