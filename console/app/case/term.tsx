import { type FormEvent, useId } from 'react';

import { isAnswer } from '../../../cases/status.ts';
import { dateIso } from '../../../platform/time.ts';
import { DeadlineMark } from '../deadline-mark.tsx';
import { dueOn } from '../deadline.ts';
import { Choice } from '../inbox/choice.tsx';
import { useKeptText } from '../kept.ts';
import { useWords } from '../speech.tsx';
import { baseOf, bases, dueDayOf, isUnverified, longestOf } from './bases.ts';
import { ProblemLine } from './problem-line.tsx';
import { useWork, type WorkProps } from './use-work.ts';

/** By which rule the case must be answered and until when; before that the body's own pledge runs. */
export function CaseTerm(props: WorkProps) {
  const { say, day, language } = useWords();
  const { row, today, view } = props.loaded;
  const { send, working, problem, say: refuse } = useWork(props);
  const standing = view.work.term;
  const [chosen, setWanted, clear] = useKeptText(`${row.caseId}/term`);
  const wanted = chosen === '' ? (standing?.term ?? '') : chosen;
  const id = useId();
  const term = baseOf(wanted);
  const due = term === null ? null : dueDayOf(term, row.day);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (term === null || due === null) return refuse(say('case.term.none'));
    if (due.kind === 'no-calendar') return refuse(say('case.term.no-calendar'));
    const last = due.kind === 'day' ? due.day : null;
    const word = { kind: 'term', term: term.id, due: last, extended: false, reason: '' } as const;
    return void send(word, { termDay: last }, clear);
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('case.term')}</h2>
      {standing === null ? (
        <p className="help">{say('case.term.pledge', { due: day(row.dueDay) })}</p>
      ) : (
        <p>
          {baseOf(standing.term)?.name[language] ?? standing.term}{' '}
          {standing.due !== null && !isAnswer(view.state) && (
            <DeadlineMark deadline={dueOn(standing.due, today)} />
          )}
          {standing.due === null && <span className="quiet">{say('case.term.no-day')}</span>}
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <Choice
          label={say('case.term.choose')}
          value={wanted}
          options={[
            { value: '', text: say('case.term.unchosen') },
            ...bases.map((each) => ({ value: each.id, text: each.name[language] })),
          ]}
          onChange={setWanted}
        />
        {term !== null && (
          <p className="help">
            {term.how[language]} {term.source[language]}.{' '}
            {isUnverified(term) && <strong>{say('case.term.unverified')}</strong>}
            {due?.kind === 'day' &&
              !(standing?.extended === true && standing.term === term.id) &&
              ` ${say('case.term.until', { due: day(due.day) })}`}
          </p>
        )}
        <ProblemLine text={problem} />
        <button type="submit" aria-disabled={working}>
          {say('case.term.set')}
        </button>
      </form>
      {standing !== null && standing.due !== null && !isAnswer(view.state) && (
        <Extension {...props} />
      )}
    </section>
  );
}

/** A later day with a reason, where the law knows one. */
function Extension(props: WorkProps) {
  const { say, day } = useWords();
  const { row, view } = props.loaded;
  const { send, working, problem, say: refuse } = useWork(props);
  const [until, setUntil, clearUntil] = useKeptText(`${row.caseId}/extend-until`);
  const [reason, setReason, clearReason] = useKeptText(`${row.caseId}/extend-reason`);
  const id = useId();
  const standing = view.work.term;
  const longest = standing === null ? null : longestOf(standing.term, row.day);
  if (standing === null || standing.due === null || longest === null) return null;
  const { term, due: before } = standing;

  function submit(event: FormEvent) {
    event.preventDefault();
    const due = dateIso(until);
    if (due === null || longest === null || due <= before || due > longest) {
      return refuse(say('case.extend.wrong-day', { last: day(longest ?? before) }));
    }
    if (reason.trim() === '') return refuse(say('case.extend.no-reason'));
    const word = { kind: 'term', term, due, extended: true, reason: reason.trim() } as const;
    return void send(word, { termDay: due }, () => {
      clearUntil();
      clearReason();
    });
  }

  return (
    <details>
      <summary>{say('case.extend')}</summary>
      <form onSubmit={submit} noValidate>
        <p className="help">{say('case.extend.help', { last: day(longest) })}</p>
        <div className="field">
          <label htmlFor={`${id}-until`}>{say('case.extend.until')}</label>
          <input
            id={`${id}-until`}
            type="date"
            min={before}
            max={longest}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        <label htmlFor={`${id}-reason`}>{say('case.extend.reason')}</label>
        <textarea
          id={`${id}-reason`}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ProblemLine text={problem} />
        <button type="submit" aria-disabled={working}>
          {say('case.extend.do')}
        </button>
      </form>
    </details>
  );
}
