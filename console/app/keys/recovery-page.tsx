import { type FormEvent, useId, useState } from 'react';

import { readRoster } from '../../../cases/roster-content.ts';
import type { DateIso } from '../../../platform/time.ts';
import { Client } from '../client.ts';
import { enter, type SignedIn } from '../enter.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import { startKeyWorker } from '../keys.ts';
import { useLoad } from '../load.ts';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import type { SignedChange } from '../worker/roster-contract.ts';
import { HandedOver } from './handed-over.tsx';
import { keysTroubleKey } from './keys-trouble.ts';
import { RootFields, type RootInput } from './root-fields.tsx';
import { SheetFields, type TwoSheets } from './sheet-fields.tsx';

interface Made {
  readonly change: SignedChange;
  readonly day: DateIso;
  readonly body: string;
  readonly result: SignedIn;
}

/** Where nobody can open anything any more: two sheets and the root key make a new officer, and bring the archive back. */
export function RecoveryPage({ onSignedIn }: { readonly onSignedIn: (result: SignedIn) => void }) {
  const { say } = useWords();
  const id = useId();
  const [sheets, setSheets] = useState<TwoSheets>(['', '']);
  const [root, setRoot] = useState<RootInput>({ file: null, passphrase: '' });
  const [role, setRole] = useState<'officer' | 'oversight'>('officer');
  const [anew, setAnew] = useState(true);
  const [locked, setLocked] = useState<readonly string[]>([]);
  const { load: listed } = useLoad(membersNow);
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const [made, setMade] = useState<Made | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { file, passphrase } = root;
    if (working || file === null) return;
    setWorking(true);
    setThrown(null);
    const worker = startKeyWorker();
    try {
      const client = new Client();
      const { today: day, ...standing } = await client.startRecovery();
      const change = await worker.keys.recover({
        ...standing,
        file,
        passphrase,
        sheets,
        day,
        wishes: [
          { kind: 'appoint', role },
          ...locked.map((gone) => ({ kind: 'remove', id: gone }) as const),
          ...(anew ? [{ kind: 'sheets' } as const] : []),
        ],
      });
      const { roster, proof, accounts } = change;
      await client.recover({ roster, proof, accounts });
      const [access] = change.access;
      if (access === undefined) throw new TypeError('nobody was appointed');
      // The same worker goes on: it holds what the sheets gave until the archive is back.
      const result = await enter(access.officerId, access.passphrase, worker);
      const body = result.kind === 'in' ? (await result.session.keys.ownBody({})).body : '';
      setMade({ change, day, body, result });
    } catch (error) {
      worker.end();
      setThrown(error);
    } finally {
      setWorking(false);
      setRoot((before) => ({ ...before, passphrase: '' }));
    }
  }

  if (made !== null) {
    return (
      <main className="narrow" id="content" tabIndex={-1}>
        <PageHeading>{say('keys.recovery.done')}</PageHeading>
        <p>{say('keys.recovery.done.lead')}</p>
        <HandedOver change={made.change} body={made.body} day={made.day} />
        <button type="button" className="main" onClick={() => onSignedIn(made.result)}>
          {say('keys.recovery.on')}
        </button>
      </main>
    );
  }
  return (
    <main className="narrow" id="content" tabIndex={-1}>
      <PageHeading>{say('keys.recovery.heading')}</PageHeading>
      <p>{say('keys.recovery.lead')}</p>
      <form className="card" onSubmit={(event) => void submit(event)}>
        <SheetFields value={sheets} onChange={setSheets} />
        <RootFields value={root} onChange={setRoot} />
        <div className="field">
          <label htmlFor={`${id}-role`}>{say('keys.recovery.role')}</label>
          <p className="help" id={`${id}-role-help`}>
            {say('keys.recovery.role.help')}
          </p>
          <select
            id={`${id}-role`}
            value={role}
            aria-describedby={`${id}-role-help`}
            onChange={(event) =>
              setRole(event.target.value === 'oversight' ? 'oversight' : 'officer')
            }
          >
            <option value="officer">{say('console.kind.officer')}</option>
            <option value="oversight">{say('console.kind.oversight')}</option>
          </select>
        </div>
        {listed.kind === 'ready' && listed.value.length > 0 && (
          <fieldset>
            <legend>{say('keys.recovery.locked')}</legend>
            <p className="help">{say('keys.recovery.locked.help')}</p>
            {listed.value.map((member) => (
              <label className="check" key={member}>
                <input
                  type="checkbox"
                  checked={locked.includes(member)}
                  onChange={() =>
                    setLocked(
                      locked.includes(member)
                        ? locked.filter((each) => each !== member)
                        : [...locked, member],
                    )
                  }
                />
                {say('keys.recovery.remove', { number: member })}
              </label>
            ))}
          </fieldset>
        )}
        <label className="check">
          <input type="checkbox" checked={anew} onChange={() => setAnew(!anew)} />
          {say('keys.recovery.anew')}
        </label>
        <FocusedProblem of={thrown}>{say(keysTroubleKey(thrown))}</FocusedProblem>
        <button type="submit" className="main" aria-disabled={working || root.file === null}>
          {working ? say('keys.recovery.working') : say('keys.recovery.button')}
        </button>
      </form>
    </main>
  );
}

/** Who is on the list today, to be ticked off; the worker holds the list to the root before it changes anything. */
async function membersNow(): Promise<readonly string[]> {
  const { roster } = await new Client().startRecovery();
  const { recipients } = readRoster(roster.bytes);
  return recipients.flatMap(({ id, kind }) => (kind === 'recovery' ? [] : [id]));
}
