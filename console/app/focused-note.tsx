import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** What was done: each new one takes the focus. `null` = nothing. */
  readonly of: unknown;
  readonly children: ReactNode;
}

/** What came of a press whose button is gone now; it takes the focus, or whoever uses a keyboard would be nowhere. */
export function FocusedNote({ of, children }: Props) {
  const line = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (of !== null) line.current?.focus();
  }, [of]);
  if (of === null) return null;
  return (
    <output className="note good" tabIndex={-1} ref={line}>
      {children}
    </output>
  );
}
