import { PageHeading } from './page-heading.tsx';
import { useWords } from './speech.tsx';

/** While a page is on its way: said aloud by screen readers. */
export function PartLoading() {
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <InnerLoading />
    </main>
  );
}

/** The same inside of a page. */
export function InnerLoading() {
  const { say } = useWords();
  return <output className="note">{say('console.part.loading')}</output>;
}

/** When a part inside of a page could not be loaded: the rest of the page stays. */
export function InnerFailed({ again }: Pick<Props, 'again'>) {
  const { say } = useWords();
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{say('console.part.failed')}</strong> {say('console.part.failed.help')}
      </p>
      <button type="button" onClick={again}>
        {say('console.part.again')}
      </button>
    </div>
  );
}

interface Props {
  readonly again: () => void;
  /** Whether somebody is signed in and stays so. */
  readonly kept?: boolean;
}

/** When a page could not be loaded; its heading takes the focus, so that it is heard. */
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
