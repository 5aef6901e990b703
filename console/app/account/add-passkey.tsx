import { type FormEvent, useId, useState } from 'react';

import type { Creation } from '../../../platform/crypto/passkey-shape.ts';
import { addPasskey, startPasskey } from '../../factors-api.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
import { Unanswered } from '../unanswered.ts';
import { factorTroubleKey } from './factor-trouble.ts';
import { NameField } from './name-field.tsx';
import { NoPasskeys } from './no-passkeys.tsx';
import { canUsePasskeys, makePasskey, newFactorId } from './passkey.ts';
import type { Proved } from './use-proof.tsx';

interface Props {
  readonly client: Client;
  readonly proved: Proved;
  readonly onAdded: (codes: readonly string[] | null) => void;
}

const path = '/api/me/factors/passkey';

export function AddPasskey({ client, proved, onAdded }: Props) {
  const { say } = useWords();
  const heading = useId();
  const [name, setName] = useState('');
  // A passkey is made in somebody’s hand: it is not asked for twice because an answer was lost.
  const [made] = useState(() => new Unanswered<{ id: string; response: Creation }>());
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setThrown(null);
    try {
      const { codes } = await made.send(
        path,
        async () => {
          const { options } = await proved(() => client.post(`${path}/start`, startPasskey, {}));
          return { id: newFactorId(), response: await makePasskey(options) };
        },
        async (factor) => await client.post(path, addPasskey, { ...factor, name: name.trim() }),
      );
      setName('');
      onAdded(codes);
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
    }
  }

  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('account.add-passkey')}</h2>
      <p>{say('account.add-passkey.lead')}</p>
      {!canUsePasskeys() && <NoPasskeys />}
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(factorTroubleKey(thrown))}
        </p>
      )}
      {canUsePasskeys() && (
        <form onSubmit={(event) => void submit(event)}>
          <NameField value={name} onChange={setName} help={say('account.name.passkey')} />
          <button type="submit" className="main" aria-disabled={working}>
            {say(working ? 'account.add-passkey.working' : 'account.add-passkey.button')}
          </button>
        </form>
      )}
    </section>
  );
}
