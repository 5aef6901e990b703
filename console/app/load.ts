import { useCallback, useEffect, useState } from 'react';

export type Load<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'ready'; readonly value: T };

/** Runs `fetch` when it changes and at each `again`; an answer that comes too late is dropped. */
export function useLoad<T>(fetch: () => Promise<T>): { load: Load<T>; again: () => void } {
  const [load, setLoad] = useState<Load<T>>({ kind: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    setLoad({ kind: 'loading' });
    fetch().then(
      (value) => wanted && setLoad({ kind: 'ready', value }),
      (thrown: unknown) => wanted && setLoad({ kind: 'failed', thrown }),
    );
    return () => {
      wanted = false;
    };
  }, [fetch, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { load, again };
}
