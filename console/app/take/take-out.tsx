import { useId } from 'react';

import type { CaseId } from '../../../cases/sealed.ts';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';
import { takeIds } from './take-id.ts';

/** The ways in which a copy of the case leaves the console. */
export function TakeOut({ caseId }: { readonly caseId: CaseId }) {
  const { say } = useWords();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('case.take')}</h2>
      <p className="help">{say('case.take.help')}</p>
      <ul>
        {takeIds.map((what) => (
          <li key={what}>
            <PlaceLink place={{ at: 'case-take', caseId, what }}>
              {say(`case.take.${what}`)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
