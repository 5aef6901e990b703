import { type FormEvent, useId, useState } from 'react';

import type { Role } from '../../api.ts';
import { duties } from '../../duties.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { repeatableKey } from '../trouble.ts';
import { invite, type Invited } from './invite.ts';

interface Props {
  readonly session: Session;
  /** The list of those who are invited may be another one now, also where no answer came. */
  readonly onTried: () => void;
}

/** Makes a link for one person and shows it once. */
export function InviteForm({ session, onTried }: Props) {
  const { say, day } = useWords();
  const ids = { heading: useId(), role: useId(), link: useId() };
  const [role, setRole] = useState<Role>('officer');
  const [working, setWorking] = useState(false);
  const [made, setMade] = useState<Invited | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  // Behind the `#`: no server and no log ever gets that part of an address.
  const link = made === null ? '' : `${location.origin}/join#${made.token}`;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setThrown(null);
    setMade(null);
    try {
      setMade(await invite(session, role));
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
      onTried();
    }
  }

  return (
    <section className="card" aria-labelledby={ids.heading}>
      <h2 id={ids.heading}>{say('people.invite')}</h2>
      <p>{say('people.invite.lead')}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(repeatableKey(thrown))}
        </p>
      )}
      <form onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={ids.role}>{say('people.role')}</label>
          <select
            id={ids.role}
            value={role}
            onChange={(event) =>
              setRole(invitable.find((each) => each === event.target.value) ?? role)
            }
          >
            {invitable.map((each) => (
              <option key={each} value={each}>
                {say(`status.role.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="main" aria-disabled={working}>
          {working ? say('people.invite.working') : say('people.invite.button')}
        </button>
      </form>
      {made !== null && (
        <div className="note good stage" aria-live="polite">
          <p>{say('people.invite.made', { day: day(made.lastDay) })}</p>
          <div className="field">
            <label htmlFor={ids.link}>{say('people.invite.link')}</label>
            <input id={ids.link} readOnly value={link} onFocus={(e) => e.target.select()} />
          </div>
          <Copy key={link} text={link} />
          {made.role !== 'analyst' && made.role !== 'administrator' && (
            <p>{say('people.invite.next')}</p>
          )}
        </div>
      )}
    </section>
  );
}

const invitable = duties['own-account'];

function Copy({ text }: { readonly text: string }) {
  const { say } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <p className="buttons">
      <button
        type="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => undefined, // the link stands above and can be copied by hand
          )
        }
      >
        {say(copied ? 'people.invite.copied' : 'people.invite.copy')}
      </button>
    </p>
  );
}
