import { type FormEvent, useId, useState } from 'react';

import { addTotp, startTotp } from '../../factors-api.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
import { QrCode } from '../surveys/qr-code.tsx';
import { Trouble } from '../trouble.ts';
import { factorTroubleKey } from './factor-trouble.ts';
import { newFactorId } from './passkey.ts';
import { HelpedField } from './helped-field.tsx';
import { NameField } from './name-field.tsx';
import { Clocks } from './show-factor.tsx';
import type { Proved } from './use-proof.tsx';

interface Props {
  /** The body asks for a passkey: codes are for emergencies. */
  readonly isSpare: boolean;
  readonly client: Client;
  readonly proved: Proved;
  readonly onAdded: (codes: readonly string[] | null) => void;
}

interface Shown {
  /** What was shown once is one factor, however often it is sent. */
  readonly id: string;
  readonly typed: string;
  readonly address: string;
  readonly apart: number;
}

const path = '/api/me/factors/totp';

/** One-time codes of an app: the spare way in. The secret is shown once, and a first code proves that the app has it. */
export function AddTotp({ isSpare, client, proved, onAdded }: Props) {
  const { say } = useWords();
  const heading = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function attempt(work: () => Promise<void>) {
    if (working) return;
    setWorking(true);
    setThrown(null);
    try {
      await work();
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
    }
  }

  async function start() {
    const { typed, address, now } = await proved(() => client.post(`${path}/start`, startTotp, {}));
    setShown({ id: newFactorId(), typed, address, apart: now - Date.now() });
  }

  async function submit({ id }: Shown) {
    const request = { id, name: name.trim(), code: code.replace(/\s/g, '') };
    setCode('');
    const { codes } = await client.post(path, addTotp, request);
    setShown(null);
    setName('');
    onAdded(codes);
  }

  const isWrong = thrown instanceof Trouble && thrown.because === 'wrong-factor';
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('account.add-totp')}</h2>
      <p>{say('account.add-totp.lead')}</p>
      {isSpare && <p className="help">{say('account.add-totp.spare')}</p>}
      {thrown !== null && (
        <div className="problem" role="alert">
          <p>{say(factorTroubleKey(thrown))}</p>
          {isWrong && shown !== null && <Clocks apart={shown.apart} />}
        </div>
      )}
      {shown === null ? (
        <button type="button" aria-disabled={working} onClick={() => void attempt(start)}>
          {say('account.add-totp.start')}
        </button>
      ) : (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void attempt(async () => await submit(shown));
          }}
        >
          <p>{say('account.add-totp.scan')}</p>
          <QrCode text={shown.address} />
          <p>
            {say('account.add-totp.type')}{' '}
            <code translate="no">{(shown.typed.match(/.{1,4}/g) ?? []).join(' ')}</code>
          </p>
          <NameField value={name} onChange={setName} help={say('account.name.totp')} />
          <HelpedField
            label={say('account.show.totp')}
            value={code}
            onValue={setCode}
            inputMode="numeric"
            maxLength={10}
          />
          <div className="buttons">
            <button type="submit" className="main" aria-disabled={working}>
              {say('account.add-totp.button')}
            </button>
            <button type="button" onClick={() => setShown(null)}>
              {say('account.cancel')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
