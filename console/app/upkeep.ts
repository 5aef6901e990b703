import { useCallback, useEffect, useRef, useState } from 'react';

import { wrapCases, wrapGroupKeys } from './keep-even.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';
import type { Difference } from './worker/roster-contract.ts';

/** How the keys of the officer's cases stand to the present list of recipients. */
export type Upkeep =
  /** All are sealed to the list of that number; `null` until somebody has looked. */
  | { readonly kind: 'even'; readonly seq: number | null }
  | { readonly kind: 'working'; readonly done: number; readonly left: number }
  /** Somebody else's console has to do it: our keys do not open these yet. */
  | { readonly kind: 'waiting'; readonly left: number }
  /** What is stored of some cases is not what was put there: they keep to the old list. */
  | { readonly kind: 'damaged'; readonly left: number }
  /** The connection was lost or the server refused; it goes on by itself. */
  | { readonly kind: 'interrupted'; readonly left: number };

/** Milliseconds between two looks at the list of recipients. */
const lookEvery = 20_000;

export interface Kept {
  readonly upkeep: Upkeep;
  /** Looks now: after a change of the list, or when sheets of paper were read. */
  readonly look: () => void;
  /** Raised whenever cases became open to us or others: what is shown of them is fetched anew. */
  readonly round: number;
}

/**
 * Follows the list of recipients while somebody is signed in, and seals the keys of the cases to it in the background.
 * What is left to do stands in the store alone, so that any console goes on where another one stopped.
 */
export function useUpkeep(
  session: Session | null,
  onAlarm: (differences: readonly Difference[]) => void,
  onExpired: () => void,
): Kept {
  const [upkeep, setUpkeep] = useState<Upkeep>({ kind: 'even', seq: null });
  const [round, setRound] = useState(0);
  const lookNow = useRef<() => void>(() => {});
  const look = useCallback(() => lookNow.current(), []);
  const known = useRef(0);
  const alarm = useRef(onAlarm);
  const expired = useRef(onExpired);
  useEffect(() => {
    alarm.current = onAlarm;
    expired.current = onExpired;
  }, [onAlarm, onExpired]);

  useEffect(() => {
    if (session === null || !reads(session)) return undefined;
    let wanted = true;
    let given: number | null = null;
    let stuck = 0;
    const tell = (next: Upkeep) => {
      if (wanted) setUpkeep(next);
    };
    const step = async () => {
      const { rosterSeq, behind } = await session.client.keyState();
      if (rosterSeq !== known.current) {
        const trust = await session.keys.trust(await session.client.rosters());
        if (trust.kind === 'alarm') {
          if (wanted) alarm.current(trust.differences);
          return;
        }
        if (trust.blob !== null) await session.client.setBlob(trust.blob);
      }
      const pending = await wrapGroupKeys(session);
      known.current = rosterSeq;
      const even: Upkeep = { kind: 'even', seq: rosterSeq };
      if (behind === 0) return tell(even);
      // What nobody here can open is not fetched again and again: each time is written down.
      if (pending || given === behind) return tell(restOf(behind - stuck, stuck) ?? even);
      const { closed, damaged } = await wrapCases(session, behind, () => wanted, tell);
      given = closed + damaged;
      if (given < behind && wanted) setRound((before) => before + 1);
      stuck = damaged;
      tell(restOf(closed, damaged) ?? even);
    };
    let busy = false;
    // Somebody asked for a look while an earlier one was under way, which may have begun before what he did.
    let isAsked = false;
    const run = async () => {
      if (busy || !wanted) return;
      busy = true;
      isAsked = false;
      try {
        await step();
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        // Somebody else’s hands may be on this page: it does not wait for the next click.
        if (wanted && error.because === 'tampered.index-key') {
          return alarm.current([{ what: 'index-key' }]);
        }
        if (wanted && error.because === 'not-signed-in') expired.current();
        setUpkeep((now) =>
          now.kind === 'even' ? now : { kind: 'interrupted', left: 'left' in now ? now.left : 0 },
        );
      } finally {
        busy = false;
        if (isAsked) lookNow.current();
      }
    };
    lookNow.current = () => {
      given = null;
      isAsked = busy;
      void run();
    };
    void run();
    const timer = setInterval(() => void run(), lookEvery);
    return () => {
      wanted = false;
      clearInterval(timer);
      lookNow.current = () => {};
    };
  }, [session]);

  return { upkeep, look, round };
}

function restOf(closed: number, damaged: number): Upkeep | null {
  // Of the two the one that somebody has to do something about is told.
  if (damaged > 0) return { kind: 'damaged', left: damaged };
  return closed === 0 ? null : { kind: 'waiting', left: closed };
}

function reads({ role }: Session): boolean {
  return role === 'officer' || role === 'oversight';
}
