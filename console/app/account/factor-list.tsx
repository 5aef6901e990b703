import { useId, useState } from 'react';

import { type OwnFactors, removeFactor } from '../../factors-api.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
import { thrownIn, useStoring } from '../use-storing.ts';
import { factorTroubleKey } from './factor-trouble.ts';
import type { Proved } from './use-proof.tsx';

interface Props {
  readonly own: OwnFactors;
  readonly client: Client;
  readonly proved: Proved;
  readonly onChanged: () => void;
}

/** The factors that there are, by the names that their owner gave them. */
export function FactorList({ own, client, proved, onChanged }: Props) {
  const { say, day } = useWords();
  const heading = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [state, store] = useStoring();
  const thrown = thrownIn(state);
  const { factors } = own;
  const wanted = factors.find(({ id }) => id === asked);

  async function remove(id: string) {
    setAsked(null);
    // Without an answer too it may be gone: what there is is read anew.
    await proved(() => client.post(`/api/me/factors/${id}/remove`, removeFactor, {})).finally(
      onChanged,
    );
  }

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{say('account.factors')}</h2>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(factorTroubleKey(thrown))}
        </p>
      )}
      {wanted !== undefined && (
        <fieldset className="confirm">
          <legend>{say('account.remove.ask', { name: wanted.name })}</legend>
          <p>{say('account.remove.help')}</p>
          <div className="buttons">
            <button
              type="button"
              className="main"
              onClick={() => void store(async () => await remove(wanted.id))}
            >
              {say('account.remove.yes')}
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              {say('account.cancel')}
            </button>
          </div>
        </fieldset>
      )}
      {factors.length === 0 && <p>{say(emptyKey(own))}</p>}
      <ul className="plain-list people">
        {factors.map(({ id, kind, name, addedDay, usedDay, here }) => (
          <li key={id} className="card">
            <div>
              <strong>{name}</strong>
              <p className="quiet">
                {say(`account.kind.${kind}`)} · {say('account.added', { day: day(addedDay) })} ·{' '}
                {usedDay === null
                  ? say('account.unused')
                  : say('account.used', { day: day(usedDay) })}
              </p>
              {!here && <p className="quiet">{say('account.show.elsewhere')}</p>}
            </div>
            {factors.length > 1 && (
              <button
                type="button"
                aria-label={say('account.remove.named', { name })}
                onClick={() => setAsked(id)}
              >
                {say('account.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {factors.length === 1 && <p className="help">{say('account.last')}</p>}
    </section>
  );
}

function emptyKey({ demonstration, rule }: OwnFactors) {
  if (rule !== 'none') return 'account.empty.required';
  return demonstration ? 'account.empty.demonstration' : 'account.empty.offered';
}
