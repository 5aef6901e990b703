import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';

import type { FactorAsked } from '../../api.ts';
import type { Given } from '../../factors-api.ts';
import { useWords } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import { factorTroubleKey } from './factor-trouble.ts';
import { HelpedField } from './helped-field.tsx';
import { momentOf } from './moment.ts';
import { NoPasskeys } from './no-passkeys.tsx';
import { canUsePasskeys, askPasskey } from './passkey.ts';

interface Props {
  readonly ways: FactorAsked['ways'];
  /** The server's clock when it asked, ms. */
  readonly now: number;
  /** Something for a passkey to sign; each is good for one answer. */
  readonly challenge: () => Promise<Record<string, unknown>>;
  readonly give: (given: Given) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for one of the factors that somebody has, and says what was wrong with what he gave. */
export function ShowFactor({ ways, now, challenge, give, onCancel }: Props) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const problem = useRef<HTMLDivElement>(null);
  // How far the two clocks are apart, as long as this is shown.
  const [apart] = useState(() => now - Date.now());

  useEffect(() => {
    if (thrown !== null) problem.current?.focus();
  }, [thrown]);

  async function attempt(work: () => Promise<Given>) {
    if (working) return;
    setWorking(true);
    setThrown(null);
    try {
      await give(await work());
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
    }
  }

  const passkey = ways.passkey && canUsePasskeys();
  const isSpare = ways.codesAreSpare && (ways.totp || ways.recovery);
  const isWrong = thrown instanceof Trouble && thrown.because === 'wrong-factor';
  const codes = (
    <>
      {ways.totp && (
        <Code
          label={say('account.show.totp')}
          help={say('account.show.totp.help')}
          numeric
          working={working}
          onCode={(code) => void attempt(() => Promise.resolve({ kind: 'totp', code }))}
        />
      )}
      {ways.recovery && (
        <details open={!passkey && !ways.totp}>
          <summary>{say('account.show.recovery.open')}</summary>
          <Code
            label={say('account.show.recovery')}
            help={say('account.show.recovery.help')}
            working={working}
            onCode={(code) => void attempt(() => Promise.resolve({ kind: 'recovery', code }))}
          />
        </details>
      )}
    </>
  );
  return (
    <div className="stage">
      {thrown !== null && (
        <div className="problem" role="alert" tabIndex={-1} ref={problem}>
          <p>{say(factorTroubleKey(thrown))}</p>
          {isWrong && ways.totp && <Clocks apart={apart} />}
        </div>
      )}
      {ways.elsewhere && <p className="note">{say('account.show.elsewhere')}</p>}
      {ways.passkey && !passkey && <NoPasskeys />}
      {passkey && (
        <p className="buttons">
          <button
            type="button"
            className="main"
            aria-disabled={working}
            onClick={() =>
              void attempt(async () => ({
                kind: 'passkey',
                response: await askPasskey(await challenge()),
              }))
            }
          >
            {say(working ? 'account.show.working' : 'account.show.passkey')}
          </button>
        </p>
      )}
      {isSpare ? (
        <details open={!passkey}>
          <summary>{say('account.show.spare.open')}</summary>
          <p>{say('account.show.spare')}</p>
          {codes}
        </details>
      ) : (
        codes
      )}
      <p className="quiet">{say('account.show.lost')}</p>
      <p className="buttons">
        <button type="button" onClick={onCancel}>
          {say('account.cancel')}
        </button>
      </p>
    </div>
  );
}

/** Codes of an app depend on the clock: both are named, so that the wrong one is found. */
export function Clocks({ apart }: { readonly apart: number }): ReactNode {
  const { say, day } = useWords();
  const [now] = useState(() => Date.now());
  const server = momentOf(now + apart);
  const own = momentOf(now);
  return (
    <>
      <p>
        {say('account.clock', {
          serverDay: day(server.day),
          serverTime: server.time,
          ownDay: day(own.day),
          ownTime: own.time,
        })}
      </p>
      {Math.abs(apart) > 90_000 && <p>{say('account.clock.apart')}</p>}
    </>
  );
}

function Code({
  label,
  help,
  numeric = false,
  working,
  onCode,
}: {
  readonly label: string;
  readonly help: string;
  readonly numeric?: boolean;
  readonly working: boolean;
  readonly onCode: (code: string) => void;
}) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    // A code that is pressed while another is being looked at stays in its field.
    if (working) return;
    onCode(numeric ? code.replace(/\s/g, '') : code.trim());
    setCode('');
  }
  return (
    <form onSubmit={submit}>
      <HelpedField
        label={label}
        help={help}
        value={code}
        onValue={setCode}
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete={numeric ? 'one-time-code' : 'off'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={numeric ? 10 : 60}
      />
      <button type="submit" aria-disabled={working}>
        {say('account.show.button')}
      </button>
    </form>
  );
}
