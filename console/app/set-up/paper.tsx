import { type ReactNode, useState } from 'react';

import { PageHeading } from '../page-heading.tsx';
import { StepMark } from './begin.tsx';
import { GoOn } from './go-on.tsx';

interface Props {
  readonly at: number;
  readonly heading: string;
  /** What has to be true before one goes on, to be marked by hand. */
  readonly mark: string;
  /** Said to whoever goes on without it. */
  readonly unmarked: string;
  readonly onNext: () => void;
  readonly children: ReactNode;
}

/** Something that is shown once and has to stand on paper before the next step. */
export function Paper({ at, heading, mark, unmarked, onNext, children }: Props) {
  const [marked, setMarked] = useState(false);
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={at} />
      <div className="no-print">
        <PageHeading>{heading}</PageHeading>
      </div>
      {children}
      <div className="no-print">
        <GoOn done={marked} undone={unmarked} onNext={onNext}>
          <label className="check">
            <input
              type="checkbox"
              checked={marked}
              onChange={({ target }) => setMarked(target.checked)}
            />
            {mark}
          </label>
        </GoOn>
      </div>
    </main>
  );
}
