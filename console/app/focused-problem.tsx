import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** What went wrong: each new one takes the focus. `null` = nothing. */
  readonly of: unknown;
  readonly children: ReactNode;
}

/** Why a form was not taken; it takes the focus, so that it is read and heard before the fields. */
export function FocusedProblem({ of, children }: Props) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (of !== null) line.current?.focus();
  }, [of]);
  if (of === null) return null;
  return (
    <p className="problem" role="alert" tabIndex={-1} ref={line}>
      {children}
    </p>
  );
}
