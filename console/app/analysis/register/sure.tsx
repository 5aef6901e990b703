import { useWords } from '../../speech.tsx';

interface Props {
  readonly question: string;
  readonly yes: string;
  readonly problem: string | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A second look before something is taken away. */
export function Sure({ question, yes, problem, onYes, onNo }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="confirm">
      <legend>{question}</legend>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        <button type="button" className="main" onClick={onYes}>
          {yes}
        </button>
        <button type="button" onClick={onNo}>
          {say('register.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
