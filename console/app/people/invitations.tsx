import { useId } from 'react';

import type { People } from '../../people-api.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly invitations: People['invitations'];
  readonly onWithdraw: (id: string) => void;
}

export function Invitations({ invitations, onWithdraw }: Props) {
  const { say, day } = useWords();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{say('people.invitations')}</h2>
      {invitations.length === 0 && <p className="quiet">{say('people.invitations.empty')}</p>}
      <ul className="plain-list people">
        {invitations.map(({ id, role, madeBy, lastDay }) => (
          <li key={id} className="card">
            <div>
              <strong>{say(`status.role.${role}`)}</strong>
              <p className="quiet">
                {say('people.invitation.until', { day: day(lastDay) })} ·{' '}
                {say('people.invitation.by', { number: madeBy })}
              </p>
            </div>
            <button
              type="button"
              aria-label={say('people.withdraw.named', { role: say(`status.role.${role}`) })}
              onClick={() => onWithdraw(id)}
            >
              {say('people.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
