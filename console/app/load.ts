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

export interface Standing<T> {
  readonly now: T | null;
  readonly before: T | null;
}

/** What was loaded last, and what stood there before it; what failed or is on its way takes neither away. */
export function useStanding<T>(load: Load<T>): Standing<T> {
  const [pair, setPair] = useState<Standing<T>>({ now: null, before: null });
  if (load.kind !== 'ready' || load.value === pair.now) return pair;
  const next = { now: load.value, before: pair.now };
  setPair(next);
  return next;
}
