import { PageHeading } from './page-heading.tsx';
import { useWords } from './speech.tsx';

/** For somebody who was invited to receive and whom the signed list does not name yet. */
export function WaitingPage() {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('console.waiting')}</PageHeading>
      <p>{say('console.waiting.why')}</p>
    </main>
  );
}
