import { useCallback, useEffect, useRef, useState } from 'react';

import type { Session } from '../session.ts';

/** Milliseconds between two looks. */
const lookEvery = 60_000;

/** How many requests wait for this officer’s word; looks anew at each place and from time to time. */
export function useDecisions(
  session: Session | null,
  at: string,
): { readonly count: number; readonly look: () => void } {
  const [count, setCount] = useState(0);
  const lookNow = useRef<() => void>(() => {});
  const look = useCallback(() => lookNow.current(), []);
  useEffect(() => {
    if (session === null) return undefined;
    let wanted = true;
    const run = () => {
      session.client.acts().then(
        ({ requests }) => {
          const open = requests.filter(
            ({ decides, state }) => decides === 'you' && state === 'asked',
          );
          if (wanted) setCount(open.length);
        },
        () => undefined, // the page itself says what is wrong
      );
    };
    lookNow.current = run;
    run();
    const timer = setInterval(run, lookEvery);
    return () => {
      wanted = false;
      clearInterval(timer);
      lookNow.current = () => {};
    };
  }, [session, at]);
  return { count: session === null ? 0 : count, look };
}
