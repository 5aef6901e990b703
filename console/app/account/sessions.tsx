import { useCallback, useId, useState } from 'react';

import {
  endOthers,
  endSession,
  nameSession,
  type OwnSessions,
  sessions,
} from '../../factors-api.ts';
import { useLoad } from '../load.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { useExpiry } from '../use-expiry.ts';
import { thrownIn, useStoring } from '../use-storing.ts';
import { momentOf } from './moment.ts';
import { NameField } from './name-field.tsx';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

const path = '/api/me/sessions';

/** Where the own account is signed in. A session has times and the name its owner gave it, and no place. */
export function Sessions({ session, onExpired }: Props) {
  const { say } = useWords();
  const heading = useId();
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(async () => (await client.get(path, sessions.answer)).sessions, [client]),
  );
  const [state, store] = useStoring();
  const thrown = thrownIn(state);
  useExpiry(load.kind === 'failed' ? load.thrown : thrown, onExpired);

  async function act(work: () => Promise<unknown>) {
    await store(async () => {
      await work();
      again();
    });
  }

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{say('account.sessions')}</h2>
      <p>{say('account.sessions.lead')}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(troubleKey(thrown))}
        </p>
      )}
      {load.kind === 'loading' && <output className="note">{say('console.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && (
        <>
          <ul className="plain-list people">
            {load.value.map((each) => (
              <OneSession
                key={each.tag}
                session={each}
                onName={async (name) =>
                  await act(() => client.post(`${path}/${each.tag}/name`, nameSession, { name }))
                }
                onEnd={() => void act(() => client.post(`${path}/${each.tag}/end`, endSession, {}))}
              />
            ))}
          </ul>
          {load.value.length > 1 && (
            <button
              type="button"
              onClick={() => void act(() => client.post(`${path}/end-others`, endOthers, {}))}
            >
              {say('account.sessions.end-others')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function OneSession({
  session: { name, own, begun, used },
  onName,
  onEnd,
}: {
  readonly session: OwnSessions[number];
  readonly onName: (name: string) => Promise<void>;
  readonly onEnd: () => void;
}) {
  const { say, day } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [first, last] = [momentOf(begun), momentOf(used)];
  const called = name === '' ? say('account.session.unnamed', first) : name;
  return (
    <li className="card">
      <div>
        <strong>{called}</strong> {own && <>({say('account.session.own')})</>}
        <p className="quiet">
          {say('account.session.begun', { day: day(first.day), time: first.time })} ·{' '}
          {say('account.session.used', { day: day(last.day), time: last.time })}
        </p>
      </div>
      {typed === null ? (
        <div className="buttons">
          <button
            type="button"
            aria-label={say('account.session.name.named', { name: called })}
            onClick={() => setTyped(name)}
          >
            {say('account.session.name')}
          </button>
          {!own && (
            <button
              type="button"
              aria-label={say('account.session.end.named', { name: called })}
              onClick={onEnd}
            >
              {say('account.session.end')}
            </button>
          )}
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // The list is read anew, without this form, once the name is stored.
            void onName(typed.trim());
          }}
        >
          <NameField value={typed} onChange={setTyped} help={say('account.name.session')} />
          <div className="buttons">
            <button type="submit" className="main">
              {say('account.session.name.button')}
            </button>
            <button type="button" onClick={() => setTyped(null)}>
              {say('account.cancel')}
            </button>
          </div>
        </form>
      )}
    </li>
  );
}
