import { useCallback, useId, useState } from 'react';

import { dateIso } from '../../../platform/time.ts';
import { ConsentGate } from '../four-eyes/consent-gate.tsx';
import { FocusedNote } from '../focused-note.tsx';
import { useLoad } from '../load.ts';
import { LoadLine } from '../load-line.tsx';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { useStoring } from '../use-storing.ts';

interface Props {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Whether the case is to be erased or must be kept, and what changes that. */
export function Keeping({ loaded: { row }, session, onExpired }: Props) {
  const { say, day } = useWords();
  const id = useId();
  const fetch = useCallback(() => fetchKeeping(session, row.caseId), [session, row.caseId]);
  const { load, again } = useLoad(fetch);
  // Everything below is drawn anew then, and the button with it.
  const [marked, setMarked] = useState<number | null>(null);
  const gate = { session, subject: row.caseId, onExpired };
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('keep.heading')}</h2>
      <FocusedNote of={marked}>{say('case.done')}</FocusedNote>
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          {load.value.hold === null ? (
            <p>
              {load.value.eraseDay === null
                ? say('keep.none')
                : say('keep.erase', { day: day(load.value.eraseDay) })}
            </p>
          ) : (
            <p className="note">
              {say('keep.held', {
                day: day(load.value.hold.until),
                officer: load.value.hold.officerId,
              })}{' '}
              <bdi>{load.value.reason}</bdi>
            </p>
          )}
          <details>
            <summary>{say('keep.hold')}</summary>
            <p className="help">{say('keep.hold.help')}</p>
            <HoldForm
              session={session}
              row={row}
              onSet={() => {
                setMarked((marked ?? 0) + 1);
                again();
              }}
            />
          </details>
          {load.value.hold === null ? (
            <details>
              <summary>{say('keep.delete')}</summary>
              <p className="help">{say('keep.delete.help')}</p>
              <ConsentGate act="delete-case" {...gate} />
            </details>
          ) : (
            <details>
              <summary>{say('keep.lift')}</summary>
              <ConsentGate act="lift-hold" {...gate} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

async function fetchKeeping({ client, keys }: Session, caseId: LoadedCase['row']['caseId']) {
  const { hold, eraseDay } = await client.keeping(caseId);
  const reason = hold === null ? '' : await keys.openReason({ about: caseId, bytes: hold.reason });
  return { hold, eraseDay, reason };
}

function HoldForm({
  session,
  row: { caseId, group },
  onSet,
}: {
  readonly session: Session;
  readonly row: LoadedCase['row'];
  readonly onSet: () => void;
}) {
  const { say } = useWords();
  const id = useId();
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [state, store] = useStoring();

  async function set() {
    const last = dateIso(until);
    if (last === null || why.trim() === '') {
      setProblem(say('keep.missing'));
      return;
    }
    setProblem(null);
    try {
      const reason = await session.keys.sealReason({ about: caseId, group, text: why.trim() });
      await session.client.setHold(caseId, { until: last, reason });
      onSet();
    } catch (thrown) {
      setProblem(`${say('acts.problem')} ${say(troubleKey(thrown))}`);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void store(set);
      }}
      noValidate
    >
      <div className="field">
        <label htmlFor={`${id}-until`}>{say('keep.until')}</label>
        <input
          id={`${id}-until`}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-why`}>{say('keep.why')}</label>
        <textarea
          id={`${id}-why`}
          rows={2}
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" aria-disabled={state === 'working'}>
        {say('keep.set')}
      </button>
    </form>
  );
}
