import { type FormEvent, useId, useRef, useState } from 'react';

import { movesFor } from '../../cases/case-kind.ts';
import { isClosed, type Status } from '../../cases/status.ts';
import { longestMessage } from './message-form.tsx';
import type { LoadedCase } from './case-load.ts';
import { ask } from './four-eyes/ask.ts';
import { useKeptText } from './kept.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';
import type { NewEntry } from './worker/new-entry.ts';

interface Props {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly onMoved: () => void;
  /** A colleague was asked to agree to the move. */
  readonly onAsked: () => void;
  readonly onTrouble: (thrown: unknown) => boolean;
}

/** What stands in the way, and at which field. */
interface Problem {
  readonly at: 'state' | 'reason' | 'sending';
  readonly text: string;
}

/** Moves the case through the table of allowed moves; the reporter reads the reason. */
export function StatusForm({ loaded, session, onMoved, onAsked, onTrouble }: Props) {
  const { say } = useWords();
  const { handle, today, row } = loaded;
  const { kind, state } = loaded.view;
  const moves = movesFor(kind, state);
  const [wanted, setTo, clearTo] = useKeptText(`${row.caseId}/status`);
  const [reason, setReason, clearReason] = useKeptText(`${row.caseId}/status-reason`);
  // What a colleague has made impossible meanwhile is to be chosen anew.
  const to = moves.find((each) => each === wanted) ?? '';
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    if (to === '' || reason.trim() === '') {
      const at = to === '' ? 'state' : 'reason';
      setProblem({ at, text: say(`console.status.no-${at}`) });
      (at === 'state' ? select : textarea).current?.focus();
      return;
    }
    setWorking(true);
    setProblem(null);
    try {
      const sealed = await session.keys.sealStatus({
        handle,
        from: state,
        to,
        reason: reason.trim(),
        day: today,
      });
      if (to === 'closed-not-confirmed') {
        await askToClose(session, loaded, sealed, reason.trim());
        clearTo();
        clearReason();
        onAsked();
        return;
      }
      await session.client.addEntry(row.caseId, {
        ...sealed,
        toReporter: true,
        closes: closes(state, to),
        // The reporter could not follow two moves from the same state.
        after: row.lastFromOfficer,
      });
      clearTo();
      clearReason();
      onMoved();
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      const text = `${say('console.status.failed')} ${say(troubleKey(thrown))}`;
      setProblem({ at: 'sending', text });
    } finally {
      setWorking(false);
    }
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('console.status.heading')}</h2>
      <p>
        {say('console.status.now')} <strong>{say(`status.${state}`)}</strong>
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="field">
          <label htmlFor="status">{say('console.status.to')}</label>
          <select
            id="status"
            ref={select}
            aria-invalid={problem?.at === 'state'}
            aria-describedby={problem?.at === 'state' ? `${id}-problem` : undefined}
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
            aria-describedby={problem?.at === 'reason' ? `${id}-help ${id}-problem` : `${id}-help`}
            aria-invalid={problem?.at === 'reason'}
            required
          />
        </div>
        {problem !== null && (
          <p id={`${id}-problem`} className="problem" role="alert">
            {problem.text}
          </p>
        )}
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

/** The sealed entry waits with the request: it is written, byte for byte, with the consent. */
async function askToClose(
  session: Session,
  { row }: LoadedCase,
  sealed: NewEntry,
  reason: string,
): Promise<void> {
  await ask(session, {
    act: 'close-not-confirmed',
    subject: row.caseId,
    reason,
    payload: sealed.bytes,
    entry: { id: sealed.entryId, after: row.lastFromOfficer },
  });
}
