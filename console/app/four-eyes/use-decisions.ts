import { useCallback, useEffect, useRef, useState } from 'react';

import type { Session } from '../session.ts';

/** Milliseconds between two looks. */
const lookEvery = 30_000;

/** How many requests wait for this officer’s word; looks anew from time to time and when it is asked to. */
export function useDecisions(session: Session | null): {
  readonly count: number;
  readonly look: () => void;
} {
  const [count, setCount] = useState(0);
  const lookNow = useRef<() => void>(() => {});
  const look = useCallback(() => lookNow.current(), []);
  useEffect(() => {
    if (session === null) return undefined;
    let wanted = true;
    const run = async () => {
      try {
        const { requests } = await session.client.acts();
        const open = requests.filter(
          ({ decides, state }) => decides === 'you' && state === 'asked',
        );
        if (wanted) setCount(open.length);
      } catch {
        // What is wrong is said by the page that is open.
      }
    };
    lookNow.current = () => void run();
    void run();
    const timer = setInterval(() => void run(), lookEvery);
    return () => {
      wanted = false;
      clearInterval(timer);
      lookNow.current = () => {};
    };
  }, [session]);
  return { count: session === null ? 0 : count, look };
}
