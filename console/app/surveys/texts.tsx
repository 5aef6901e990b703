import { useId, useState } from 'react';

import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import type { OpenedWords } from '../worker/contract.ts';

interface Props {
  readonly survey: Survey;
  readonly session: Session;
}

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'open'; readonly words: readonly Placed[] };

/** With its place after the shuffle. */
type Placed = OpenedWords & { readonly place: number };

/** What people wrote, opened by the officer's own keys and shuffled: nothing ties a text to other answers. */
export function Texts({ survey, session }: Props) {
  const { say } = useWords();
  const id = useId();
  const [state, setState] = useState<State>({ kind: 'closed' });

  async function open() {
    if (state.kind === 'working') return;
    setState({ kind: 'working' });
    try {
      setState({ kind: 'open', words: shuffled(await textsOf(session, survey)) });
    } catch (thrown) {
      setState({ kind: 'failed', thrown });
    }
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.texts')}</h2>
      <p className="help">{say('surveys.texts.help')}</p>
      {state.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('surveys.texts.failed')} {say(troubleKey(state.thrown))}
        </p>
      )}
      {state.kind === 'open' ? (
        <Opened survey={survey} words={state.words} />
      ) : (
        <button
          type="button"
          className="no-print"
          aria-disabled={state.kind === 'working'}
          onClick={() => void open()}
        >
          {say(state.kind === 'working' ? 'surveys.texts.working' : 'surveys.texts.open')}
        </button>
      )}
    </section>
  );
}

function Opened({ survey, words }: { readonly survey: Survey; readonly words: readonly Placed[] }) {
  const { say, language } = useWords();
  const broken = words.filter(({ kind }) => kind === 'broken').length;
  return (
    <>
      {words.length === 0 && <p className="quiet">{say('surveys.texts.none')}</p>}
      {broken > 0 && (
        <p className="problem" role="alert">
          {say('surveys.texts.broken', { count: broken })}
        </p>
      )}
      {survey.questionnaire.questions.map((question) => {
        const own = words.flatMap((one) =>
          one.kind === 'text' && one.question === question.id ? [one] : [],
        );
        return own.length === 0 ? null : (
          <div key={question.id}>
            <h3>
              <bdi>{question.label[language]}</bdi>
            </h3>
            <ul className="written-list">
              {own.map(({ place, text }) => (
                <li key={place} className="written">
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

async function textsOf({ client, keys }: Session, { id }: Survey): Promise<OpenedWords[]> {
  const opened: OpenedWords[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.surveyWords>> = await client.surveyWords(
      id,
      after,
    );
    opened.push(...(await keys.openWords({ survey: id, words: page.words })));
    after = page.next;
  } while (after !== null);
  return opened;
}

function shuffled(list: readonly OpenedWords[]): readonly Placed[] {
  const drawn = new Uint32Array(systemRandom(list.length * 4).slice().buffer);
  return list
    .map((words, at) => ({ words, drawn: drawn[at] ?? 0 }))
    .toSorted((one, other) => one.drawn - other.drawn)
    .map(({ words }, place) => Object.assign({}, words, { place }));
}
