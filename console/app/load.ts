import { useCallback, useEffect, useState } from 'react';

export type Load<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'ready'; readonly value: T };

/** Runs `fetch` when it changes and at each `again`; an answer that comes too late is dropped. */
export function useLoad<T>(fetch: () => Promise<T>): { load: Load<T>; again: () => void } {
  const [turn, setTurn] = useState(0);
  const [last, setLast] = useState<{ fetch: typeof fetch; turn: number; load: Load<T> } | null>(
    null,
  );
  useEffect(() => {
    let wanted = true;
    const settle = (load: Load<T>) => {
      if (wanted) setLast({ fetch, turn, load });
    };
    fetch().then(
      (value) => settle({ kind: 'ready', value }),
      (thrown: unknown) => settle({ kind: 'failed', thrown }),
    );
    return () => {
      wanted = false;
    };
  }, [fetch, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const fresh = last !== null && last.fetch === fetch && last.turn === turn;
  return { load: fresh ? last.load : { kind: 'loading' }, again };
}
