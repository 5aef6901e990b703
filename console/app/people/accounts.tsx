import { useId, useState } from 'react';

import type { People } from '../../people-api.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly accounts: People['accounts'];
  /** The number of whoever looks: nobody closes the own account by a slip. */
  readonly self: string;
  readonly onClose: (officerId: string) => void;
}

export function Accounts({ accounts, self, onClose }: Props) {
  const { say } = useWords();
  const heading = useId();
  const [asked, setAsked] = useState<string | null>(null);
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
      <ul className="plain-list people">
        {accounts.map(({ officerId, role, standing, closed }) => (
          <li key={officerId} className="card">
            <div>
              <strong>{officerId}</strong> {officerId === self && <>({say('people.self')})</>}
              <p className="quiet">
                {say(`status.role.${role}`)} ·{' '}
                {closed
                  ? say('people.closed')
                  : `${say('people.standing')}: ${say(`people.standing.${standing}`)}`}
              </p>
            </div>
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
