import { type ReactNode, useEffect, useRef } from 'react';

/** A page's heading; it takes the focus when the page comes up, so that readers by ear know where they are. */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
