import { useId, useState } from 'react';

import { newCodes } from '../../factors-api.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
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
  const [thrown, setThrown] = useState<unknown>(null);

  async function make() {
    setThrown(null);
    try {
      onMade((await proved(() => client.post('/api/me/factors/codes', newCodes, {}))).codes);
    } catch (error) {
      setThrown(error);
    }
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
      <button type="button" onClick={() => void make()}>
        {say('account.codes.new')}
      </button>
    </section>
  );
}
