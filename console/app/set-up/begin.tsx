import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';

/** Steps of the ceremony that are counted for whoever holds it. */
export const stepCount = 7;

export function Begin({ onStart }: { readonly onStart: () => void }) {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('console.set-up')}</PageHeading>
      <p>{say('set-up.lead')}</p>
      <h2>{say('set-up.need')}</h2>
      <ul>
        {(['head', 'printer', 'paper', 'alone'] as const).map((each) => (
          <li key={each}>{say(`set-up.need.${each}`)}</li>
        ))}
      </ul>
      <p className="note warn">{say('set-up.reload')}</p>
      <p className="buttons">
        <button type="button" className="main" onClick={onStart}>
          {say('set-up.start')}
        </button>
      </p>
    </main>
  );
}

export function StepMark({ at }: { readonly at: number }) {
  const { say } = useWords();
  return <p className="quiet no-print">{say('set-up.step', { step: at, all: stepCount })}</p>;
}
