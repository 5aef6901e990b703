import { type FormEvent, useId, useRef, useState } from 'react';

import { movesFor } from '../../cases/case-kind.ts';
import { isClosed, type Status } from '../../cases/status.ts';
import type { LoadedCase } from './case-load.ts';
import { ProblemLine } from './case/problem-line.tsx';
import { useWork, type WorkProps } from './case/use-work.ts';
import { longestMessage } from './message-form.tsx';
import { ask } from './four-eyes/ask.ts';
import { useKeptText } from './kept.ts';
import { useWords } from './speech.tsx';
import { Trouble } from './trouble.ts';

interface Props extends WorkProps {
  /** A colleague was asked to agree to the move. */
  readonly onAsked: () => void;
}

/** Moves the case through the table of allowed moves; the reporter reads the reason. */
export function StatusForm({ onAsked, ...props }: Props) {
  const { say } = useWords();
  const { loaded, session, desk, onDone } = props;
  const { kind, state } = loaded.view;
  const { caseId } = loaded.row;
  const moves = movesFor(kind, state);
  const [wanted, setTo, clearTo] = useKeptText(`${caseId}/status`);
  const [reason, setReason, clearReason] = useKeptText(`${caseId}/status-reason`);
  // What a colleague has made impossible meanwhile is to be chosen anew.
  const to = moves.find((each) => each === wanted) ?? '';
  const { act, working, problem, say: refuse } = useWork(props, 'console.status.failed');
  const [missing, setMissing] = useState<'state' | 'reason' | null>(null);
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (to === '' || reason.trim() === '') {
      const at = to === '' ? 'state' : 'reason';
      setMissing(at);
      refuse(say(`console.status.no-${at}`));
      (at === 'state' ? select : textarea).current?.focus();
      return;
    }
    setMissing(null);
    void act(async (now) => {
      await move(now, to);
      clearTo();
      clearReason();
      if (to === 'closed-not-confirmed') onAsked();
      else onDone();
    });
  }

  async function move(now: LoadedCase, to: Status) {
    const { state: from } = now.view;
    // One’s own last move may have come before what was chosen here.
    if (!movesFor(kind, from).includes(to)) throw new Trouble('changed');
    const said = { from, to, reason: reason.trim() };
    if (to !== 'closed-not-confirmed') {
      await desk.add(now, { kind: 'status', ...said }, { closes: closes(from, to) });
      return;
    }
    const { handle, today: day, row } = now;
    const sealed = await session.keys.sealStatus({ handle, ...said, day });
    // The sealed entry waits with the request: it is written, byte for byte, with the consent.
    await ask(session, {
      act: 'close-not-confirmed',
      subject: caseId,
      reason: said.reason,
      payload: sealed.bytes,
      entry: { id: sealed.entryId, after: row.lastFromOfficer },
    });
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('console.status.heading')}</h2>
      <p>
        {say('console.status.now')} <strong>{say(`status.${state}`)}</strong>
      </p>
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="status">{say('console.status.to')}</label>
          <select
            id="status"
            ref={select}
            aria-invalid={missing === 'state'}
            aria-describedby={missing === 'state' ? `${id}-problem` : undefined}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            required
          >
            <option value="">{say('console.status.choose')}</option>
            {moves.map((each) => (
              <option key={each} value={each}>
                {say(`status.${each}`)}
              </option>
            ))}
          </select>
          {to === 'closed-not-confirmed' && (
            <p className="note">{say('console.status.needs-two')}</p>
          )}
          {to !== '' && (
            <p className="help">
              {say('console.status.reads', { words: say(`status.${to}.plain`) })}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor={`${id}-reason`}>{say('console.status.reason')}</label>
          <p id={`${id}-help`} className="help">
            {say('console.status.reason.help')}
          </p>
          <textarea
            id={`${id}-reason`}
            ref={textarea}
            rows={4}
            maxLength={longestMessage}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-describedby={missing === 'reason' ? `${id}-help ${id}-problem` : `${id}-help`}
            aria-invalid={missing === 'reason'}
            required
          />
        </div>
        <ProblemLine id={`${id}-problem`} text={problem} />
        <button type="submit" aria-disabled={working}>
          {say(
            working
              ? 'console.status.working'
              : to === 'closed-not-confirmed'
                ? 'console.status.ask'
                : 'console.status.move',
          )}
        </button>
      </form>
    </section>
  );
}

function closes(from: Status, to: Status): 'closes' | 'reopens' | 'leaves' {
  if (isClosed(to)) return 'closes';
  return isClosed(from) ? 'reopens' : 'leaves';
}
