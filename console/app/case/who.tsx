import { type FormEvent, useId } from 'react';

import { Choice } from '../inbox/choice.tsx';
import { kept, useKeptText } from '../kept.ts';
import { shelfOf } from '../inbox/shelf.ts';
import { wayFromHere } from '../route.ts';
import { useWords } from '../speech.tsx';
import { ProblemLine } from './problem-line.tsx';
import { useWork, type WorkProps } from './use-work.ts';
import { officerWords } from './work-words.ts';

/** Who works on the case, who stays away from it, and the way to stay away oneself. */
export function Who(props: WorkProps) {
  const words = useWords();
  const { say } = words;
  const { asides, view } = props.loaded;
  const { me, colleagues, work } = view;
  const { send, working, problem } = useWork(props);
  const id = useId();
  const present = colleagues.filter((each) => !asides.includes(each));
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('case.who')}</h2>
      <Choice
        label={say('case.assignee')}
        value={work.assignee ?? ''}
        options={[
          { value: '', text: say('case.nobody') },
          ...present.map((each) => ({ value: each, text: officerWords(words, each, me) })),
        ]}
        onChange={(to) => {
          if (!working) void send({ kind: 'assign', to: to === '' ? null : to });
        }}
      />
      <ProblemLine text={problem} />
      {asides.length > 0 && (
        <>
          <h3>{say('case.asides')}</h3>
          <ul className="plain-list tasks">
            {asides.map((each) => (
              <li key={each}>
                <bdi>{each}</bdi>{' '}
                <button
                  type="button"
                  className="small"
                  aria-disabled={working}
                  onClick={() =>
                    void send(
                      { kind: 'back', officer: each, reason: '' },
                      { access: { kind: 'back', officerId: each } },
                    )
                  }
                >
                  {say('case.let-back')}
                  <span className="hidden"> {each}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Conflict {...props} />
    </section>
  );
}

/** From then on the case is not in this officer's list, and only a colleague can bring it back. */
function Conflict(props: WorkProps) {
  const { say } = useWords();
  const { caseId } = props.loaded.row;
  const [reason, setReason] = useKeptText(`${caseId}/aside`);
  const id = useId();
  const leave = wayFromHere();
  const away = () => {
    kept.dropAll(`${caseId}/`);
    shelfOf(props.session).lines.drop(caseId);
    leave({ at: 'cases' });
  };
  const { send, working, problem, say: refuse } = useWork({ ...props, onDone: away });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '') refuse(say('case.aside.no-reason'));
    else void send({ kind: 'aside', reason: reason.trim() }, { access: { kind: 'aside' } });
  }

  return (
    <details>
      <summary>{say('case.aside')}</summary>
      <form onSubmit={submit} noValidate>
        <p id={`${id}-help`} className="help">
          {say('case.aside.help')}
        </p>
        <label htmlFor={id}>{say('case.aside.reason')}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`${id}-help ${id}-problem`}
        />
        <ProblemLine id={`${id}-problem`} text={problem} />
        <button type="submit" aria-disabled={working}>
          {say('case.aside.do')}
        </button>
      </form>
    </details>
  );
}
