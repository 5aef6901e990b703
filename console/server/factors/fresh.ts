import type { Caller } from '../access.ts';
import { Refused } from '../refuse.ts';

/** For this long after a proof its session may do what a stolen one must not. */
const freshMs = 10 * 60 * 1000;

export function isFresh({ proved }: Pick<Caller, 'proved'>, now: number): boolean {
  return now - proved < freshMs;
}

/** Whoever only found an open session does not get past this. */
export function refuseStale(caller: Pick<Caller, 'proved'>, now: number): void {
  if (!isFresh(caller, now)) throw new Refused('factor-stale');
}

/** Nor does whoever came in with a code where the body asks for a passkey: that opens work, and changes no door. */
export function refuseSpare({ standing }: Pick<Caller, 'standing'>): void {
  if (standing.needs === 'passkey') throw new Refused('passkey-needed');
}
