import { useId } from 'react';

import { newCodes } from '../../factors-api.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
import { thrownIn, useStoring } from '../use-storing.ts';
import { factorTroubleKey } from './factor-trouble.ts';
import type { Proved } from './use-proof.tsx';

interface Props {
  readonly left: number;
  readonly client: Client;
  readonly proved: Proved;
  readonly onMade: (codes: readonly string[]) => void;
}

/** How many codes are left, and another sheet, which ends the one before. */
export function RecoveryCodes({ left, client, proved, onMade }: Props) {
  const { say } = useWords();
  const heading = useId();
  // Another sheet ends the one before: of two presses the first would show codes that are dead already.
  const [state, store] = useStoring();
  const thrown = thrownIn(state);

  async function make() {
    onMade((await proved(() => client.post('/api/me/factors/codes', newCodes, {}))).codes);
  }

  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('account.codes')}</h2>
      <p>{say('account.codes.left', { count: left })}</p>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(factorTroubleKey(thrown))}
        </p>
      )}
      <button type="button" aria-disabled={state === 'working'} onClick={() => void store(make)}>
        {say('account.codes.new')}
      </button>
    </section>
  );
}
