import { PageHeading } from './page-heading.tsx';
import { useWords } from './speech.tsx';

/** While a part of the page is on its way: said aloud by screen readers. */
export function PartLoading() {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <output className="note">{say('console.part.loading')}</output>
    </main>
  );
}

interface Props {
  readonly again: () => void;
  /** Whether somebody is signed in and stays so. */
  readonly kept?: boolean;
}

/** When a part of the page could not be loaded; its heading takes the focus, so that it is heard. */
export function PartFailed({ again, kept = false }: Props) {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('console.part.failed')}</PageHeading>
      {kept && <p>{say('console.part.kept')}</p>}
      <p>{say('console.part.failed.help')}</p>
      <p className="buttons">
        <button type="button" className="main" onClick={again}>
          {say('console.part.again')}
        </button>
      </p>
    </main>
  );
}
