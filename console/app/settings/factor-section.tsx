import { useCallback, useId, useState } from 'react';

import { factorPolicy, type FactorRule, factorRules, setFactorPolicy } from '../../factors-api.ts';
import { factorTroubleKey } from '../account/factor-trouble.ts';
import { useProof } from '../account/use-proof.tsx';
import { useLoad } from '../load.ts';
import { useWords } from '../speech.tsx';
import { useExpiry } from '../use-expiry.ts';
import { thrownIn, useStoring } from '../use-storing.ts';
import { LoadLine } from '../load-line.tsx';
import { RuleChoice } from './rule-choice.tsx';
import type { SectionProps } from './section-props.ts';

const path = '/api/settings/factors';

/** What everybody shows beside the passphrase. */
export function FactorSection({ session, onExpired }: SectionProps) {
  const { say } = useWords();
  const heading = useId();
  const { client } = session;
  const { load, again } = useLoad(
    useCallback(() => client.get(path, factorPolicy.answer), [client]),
  );
  useExpiry(load.kind === 'failed' ? load.thrown : null, onExpired);
  const { proved, dialog } = useProof(client);
  const [asked, setAsked] = useState<FactorRule | null>(null);
  const [state, store] = useStoring();
  const thrown = thrownIn(state);

  async function change(before: FactorRule, rule: FactorRule) {
    if (rule !== before) await proved(() => client.post(path, setFactorPolicy, { before, rule }));
    setAsked(null);
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
            <strong>{say(`settings.factors.now.${load.value.rule}`)}</strong>{' '}
            {load.value.rule === 'passkey'
              ? say('settings.factors.without-passkey', { count: load.value.withoutPasskey })
              : say('settings.factors.without', { count: load.value.withoutAny })}
          </p>
          {load.value.demonstration && <p>{say('settings.factors.demonstration')}</p>}
          {asked === null ? (
            <button type="button" onClick={() => setAsked(load.value.rule)}>
              {say('settings.factors.change')}
            </button>
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void store(async () => await change(load.value.rule, asked));
              }}
            >
              <RuleChoice rules={factorRules} value={asked} onChange={setAsked} />
              <div className="buttons">
                <button type="submit" className="main" aria-disabled={state === 'working'}>
                  {say('settings.save')}
                </button>
                <button type="button" onClick={() => setAsked(null)}>
                  {say('settings.keep')}
                </button>
              </div>
            </form>
          )}
        </>
      )}
    </section>
  );
}
