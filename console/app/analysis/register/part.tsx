import type { ReactNode } from 'react';

import { useExpiry } from '../../use-expiry.ts';
import type { Load } from '../../load.ts';
import { LoadLine } from '../load-line.tsx';
import { useLast } from '../use-last.ts';

interface Props<T> {
  readonly load: Load<T>;
  /** What the load is about: what was read for it stays shown while it is read anew. */
  readonly of: string;
  readonly onAgain: () => void;
  readonly onExpired: () => void;
  readonly children: (value: T) => ReactNode;
}

/** What is loaded, or why it is not there yet. */
export function Part<T>({ load, of, onAgain, onExpired, children }: Props<T>) {
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const shown = useLast(of, load.kind === 'ready' ? load.value : null);
  return (
    <>
      <LoadLine load={load} isShown={shown !== null} onAgain={onAgain} />
      {shown !== null && children(shown)}
    </>
  );
}
