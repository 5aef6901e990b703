import { type Load, useLoad } from '../load.ts';
import { useLast } from './use-last.ts';

/** `useLoad` that remembers the last answer of the same question: `shown` stays while it is read anew; `null` before. */
export function useKeptLoad<T>(fetch: () => Promise<T>): {
  load: Load<T>;
  again: () => void;
  shown: T | null;
} {
  const { load, again } = useLoad(fetch);
  const value = load.kind === 'ready' ? load.value : null;
  const last = useLast(fetch, value);
  return { load, again, shown: value ?? last };
}
