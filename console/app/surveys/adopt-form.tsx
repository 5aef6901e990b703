import { useId, useState } from 'react';

import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { CheckField } from './check-field.tsx';
import { adopt, type LoadedSurvey } from './survey-load.ts';

interface Props {
  readonly loaded: LoadedSurvey;
  readonly session: Session;
  readonly onAdopted: () => void;
}

/**
 * A survey whose signer left. Its key may be in other hands, so that even a survey that looks old may be new: a colleague
 * reads all of it, holds its mark beside a printed one, and only then signs in their own name.
 */
export function AdoptForm({ loaded, session, onAdopted }: Props) {
  const { say, language } = useWords();
  const id = useId();
  const [isKnown, setIsKnown] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { survey } = loaded;

  async function sign() {
    if (working || !isKnown) return;
    setWorking(true);
    setProblem(null);
    try {
      await adopt(session, loaded);
      onAdopted();
    } catch (thrown) {
      setProblem(`${say('surveys.adopt.failed')} ${say(troubleKey(thrown))}`);
      setWorking(false);
    }
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.adopt')}</h2>
      <p className="note warn">{say('surveys.adopt.help')}</p>
      <ol>
        {survey.questionnaire.questions.map((question) => (
          <li key={question.id}>
            <bdi>{question.label[language]}</bdi>
          </li>
        ))}
      </ol>
      <p>{say('surveys.adopt.hash', { hash: survey.hash })}</p>
      {reads(session) ? (
        <>
          <CheckField label={say('surveys.adopt.known')} checked={isKnown} onChange={setIsKnown} />
          {problem !== null && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <button
            type="button"
            className="main"
            aria-disabled={working || !isKnown}
            onClick={() => void sign()}
          >
            {say(working ? 'surveys.adopt.working' : 'surveys.adopt.button')}
          </button>
        </>
      ) : (
        <p>{say('surveys.adopt.officers')}</p>
      )}
    </section>
  );
}
