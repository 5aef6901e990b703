import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';

interface Props {
  readonly passphrase: string;
  readonly onWritten: () => void;
}

/** Six words, once, to be written on paper. */
export function ShowWords({ passphrase, onWritten }: Props) {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('join.words.heading')}</PageHeading>
      <p>{say('join.words.lead')}</p>
      <WordList words={passphrase.split(' ')} />
      <p>{say('join.words.keep')}</p>
      <p className="buttons">
        <button type="button" className="main" onClick={onWritten}>
          {say('join.words.done')}
        </button>
      </p>
    </main>
  );
}

/** Words in an order that matters: numbered, large, in one column. */
export function WordList({ words }: { readonly words: readonly string[] }) {
  return (
    <ol className="card word-list" lang="en">
      {placed(words).map(({ place, word }) => (
        <li key={place}>{word}</li>
      ))}
    </ol>
  );
}

// The same word may come twice: its place is what it is.
function placed(words: readonly string[]) {
  return words.map((word, place) => ({ place, word }));
}
