import type { ReactNode } from 'react';

import { go, pathOf, type Place } from './route.ts';

/** A link to another place of the console: the page is not loaded anew, and it can be opened in a new tab. */
export function PlaceLink({
  place,
  current,
  children,
}: {
  readonly place: Place;
  readonly current?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a
      href={pathOf(place)}
      aria-current={current === true ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(place);
      }}
    >
      {children}
    </a>
  );
}
