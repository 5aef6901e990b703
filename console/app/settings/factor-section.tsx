import { useCallback, useId, useState } from 'react';

import { factorPolicy, setFactorPolicy } from '../../factors-api.ts';
import { factorTroubleKey } from '../account/factor-trouble.ts';
import { useProof } from '../account/use-proof.tsx';
import { useLoad } from '../load.ts';
import { useWords } from '../speech.tsx';
import { useExpiry } from '../use-expiry.ts';
import { LoadLine } from './load-line.tsx';
import type { SectionProps } from './section-props.ts';

const path = '/api/settings/factors';

/** Whether everybody needs a second factor. */
export function FactorSection({ session, onExpired }: SectionProps) {
  const { say } = useWords();
  const heading = useId();
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(() => client.get(path, factorPolicy.answer), [client]),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const { proved, dialog } = useProof(client);
  const [asked, setAsked] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function change(before: boolean) {
    setAsked(false);
    setThrown(null);
    try {
      const request = { before, required: !before };
      await proved(() => client.post(path, setFactorPolicy, request));
    } catch (error) {
      setThrown(error);
    }
    again();
  }

  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('settings.factors')}</h2>
      <p>{say('settings.factors.lead')}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(factorTroubleKey(thrown))}
        </p>
      )}
      {dialog}
      <LoadLine load={load} again={again} />
      {load.kind === 'ready' && (
        <>
          <p>
            <strong>
              {say(load.value.required ? 'settings.factors.on' : 'settings.factors.off')}
            </strong>{' '}
            {say('settings.factors.without', { count: load.value.without })}
          </p>
          {load.value.demonstration && <p>{say('settings.factors.demonstration')}</p>}
          {asked ? (
            <fieldset className="confirm">
              <legend>
                {say(load.value.required ? 'settings.factors.ask-off' : 'settings.factors.ask-on')}
              </legend>
              <p>
                {say(
                  load.value.required ? 'settings.factors.help-off' : 'settings.factors.help-on',
                )}
              </p>
              <div className="buttons">
                <button
                  type="button"
                  className="main"
                  onClick={() => void change(load.value.required)}
                >
                  {say('settings.yes')}
                </button>
                <button type="button" onClick={() => setAsked(false)}>
                  {say('settings.keep')}
                </button>
              </div>
            </fieldset>
          ) : (
            <button type="button" onClick={() => setAsked(true)}>
              {say(load.value.required ? 'settings.factors.turn-off' : 'settings.factors.turn-on')}
            </button>
          )}
        </>
      )}
    </section>
  );
}
