import { useEffect, useId, useRef } from 'react';

import { printPart } from '../surveys/print-part.ts';
import { useWords } from '../speech.tsx';

/** Recovery codes, shown once. They are written down or printed before anything else goes on. */
export function CodeSheet({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { say } = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card note good print-sheets" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={heading}>
        {say('account.codes.made')}
      </h2>
      <p>{say('account.codes.made.lead')}</p>
      <ol className="word-list">
        {codes.map((code) => (
          <li key={code}>
            <code translate="no">{code}</code>
          </li>
        ))}
      </ol>
      <div className="buttons">
        <button type="button" className="main" onClick={onKept}>
          {say('account.codes.kept')}
        </button>
        <button type="button" onClick={() => printPart('sheets')}>
          {say('account.codes.print')}
        </button>
      </div>
    </section>
  );
}
