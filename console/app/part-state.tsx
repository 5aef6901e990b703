import type { ReactNode } from 'react';

import { PageHeading } from './page-heading.tsx';
import { useWords } from './speech.tsx';

/** Whether a whole page is on its way, or something in the middle of one. */
export type PartPlace = 'page' | 'inside';

/** While a part of the page is on its way: said aloud by screen readers. */
export function PartLoading({ place = 'page' }: { readonly place?: PartPlace }) {
  const { say } = useWords();
  return (
    <Around place={place}>
      <output className="note">{say('console.part.loading')}</output>
    </Around>
  );
}

interface Props {
  readonly again: () => void;
  readonly place?: PartPlace;
  /** Whether somebody is signed in and stays so. */
  readonly kept?: boolean;
}

/** When a part of the page could not be loaded; the heading of a page takes the focus, so that it is heard. */
export function PartFailed({ again, place = 'page', kept = false }: Props) {
  const { say } = useWords();
  return (
    <Around place={place}>
      {place === 'page' ? (
        <PageHeading>{say('console.part.failed')}</PageHeading>
      ) : (
        <p className="problem" role="alert">
          {say('console.part.failed')}
        </p>
      )}
      {kept && <p>{say('console.part.kept')}</p>}
      <p>{say('console.part.failed.help')}</p>
      <p className="buttons">
        <button type="button" className="main" onClick={again}>
          {say('console.part.again')}
        </button>
      </p>
    </Around>
  );
}

/** A page has one main part: what stands inside of it is not another. */
function Around({ place, children }: { readonly place: PartPlace; readonly children: ReactNode }) {
  if (place === 'inside') return <div>{children}</div>;
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      {children}
    </main>
  );
}
