import { useId, useState } from 'react';

import type { People } from '../../people-api.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly accounts: People['accounts'];
  /** The number of whoever looks: nobody closes the own account by a slip. */
  readonly self: string;
  readonly onClose: (officerId: string) => void;
  /** `null` for a role that may not. */
  readonly onReset: ((officerId: string) => void) | null;
}

export function Accounts({ accounts, self, onClose, onReset }: Props) {
  const { say, day } = useWords();
  const heading = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{say('people.accounts')}</h2>
      {asked !== null && (
        <fieldset className="confirm">
          <legend>{say('people.close.ask', { number: asked })}</legend>
          <p>{say('people.close.help')}</p>
          <div className="buttons">
            <button
              type="button"
              className="main"
              onClick={() => {
                setAsked(null);
                onClose(asked);
              }}
            >
              {say('people.close.yes')}
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              {say('people.keep')}
            </button>
          </div>
        </fieldset>
      )}
      {lost !== null && onReset !== null && (
        <fieldset className="confirm">
          <legend>{say('people.reset.ask', { number: lost })}</legend>
          <p>{say('people.reset.help')}</p>
          <div className="buttons">
            <button
              type="button"
              className="main"
              onClick={() => {
                setLost(null);
                onReset(lost);
              }}
            >
              {say('people.reset.yes')}
            </button>
            <button type="button" onClick={() => setLost(null)}>
              {say('people.keep')}
            </button>
          </div>
        </fieldset>
      )}
      <ul className="plain-list people">
        {accounts.map(({ officerId, role, standing, closed, factor, spareSince }) => (
          <li key={officerId} className="card">
            <div>
              <strong>{officerId}</strong> {officerId === self && <>({say('people.self')})</>}
              <p className="quiet">
                {say(`status.role.${role}`)} ·{' '}
                {closed
                  ? say('people.closed')
                  : `${say('people.standing')}: ${say(`people.standing.${standing}`)}`}
              </p>
              {!closed && <p className="quiet">{say(`people.factor.${factor}`)}</p>}
              {!closed && spareSince !== null && (
                <p className="note warn">{say('people.spare', { day: day(spareSince) })}</p>
              )}
            </div>
            {onReset !== null && !closed && factor !== 'none' && officerId !== self && (
              <button
                type="button"
                aria-label={say('people.reset.named', { number: officerId })}
                onClick={() => setLost(officerId)}
              >
                {say('people.reset')}
              </button>
            )}
            {!closed && standing !== 'receives' && officerId !== self && (
              <button
                type="button"
                aria-label={say('people.close.named', { number: officerId })}
                onClick={() => setAsked(officerId)}
              >
                {say('people.close')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
