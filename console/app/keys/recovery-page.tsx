import { type FormEvent, useId, useState } from 'react';

import { readRoster } from '../../../cases/roster-content.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useAskBeforeLeaving } from '../ask-before-leaving.ts';
import { Client } from '../client.ts';
import { enter, type SignedIn } from '../enter.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import { type KeyWorker, startKeyWorker } from '../keys.ts';
import { useLoad } from '../load.ts';
import { PageHeading } from '../page-heading.tsx';
import { go } from '../route.ts';
import { useWords } from '../speech.tsx';
import { isRefused, Unanswered } from '../unanswered.ts';
import type { SignedChange } from '../worker/roster-contract.ts';
import { HandedOver } from './handed-over.tsx';
import { sayKeysTrouble } from './keys-trouble.ts';
import { RootFields, type RootInput } from './root-fields.tsx';
import { SheetFields, type TwoSheets } from './sheet-fields.tsx';

interface Made {
  readonly change: SignedChange;
  readonly day: DateIso;
  /** `null`: the new officer is appointed and could not sign in at once. */
  readonly result: SignedIn | null;
}

/** A change that was signed, with the worker that holds what the sheets gave. */
interface Signed extends Omit<Made, 'result' | 'change'> {
  readonly change: Recovered;
  readonly worker: KeyWorker;
}

type Recovered = Awaited<ReturnType<KeyWorker['keys']['recover']>>;

const recovery = 'recovery';

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
  const [signed] = useState(() => new Unanswered<Signed>());
  const isSigned = signed.of(recovery) !== undefined;
  // Of the passphrase and the new sheets there is no other copy.
  useAskBeforeLeaving(isSigned || made !== null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working || !(isSigned || root.file !== null)) return;
    setWorking(true);
    setThrown(null);
    try {
      const { change, day, worker } = await signed.send(recovery, sign, take);
      setMade({ change, day, result: await signIn(change, worker) });
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
      setRoot((before) => ({ ...before, passphrase: '' }));
    }
  }

  async function sign(): Promise<Signed> {
    const { file, passphrase } = root;
    if (file === null) throw new TypeError('no root key file');
    const worker = startKeyWorker();
    try {
      const { today: day, ...standing } = await new Client().startRecovery();
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
      return { change, day, worker };
    } catch (error) {
      worker.end();
      throw error;
    }
  }

  if (made !== null) {
    return (
      <main className="narrow" id="content" tabIndex={-1}>
        <PageHeading>{say('keys.recovery.done')}</PageHeading>
        <p>{say(made.result === null ? 'keys.recovery.not-in' : 'keys.recovery.done.lead')}</p>
        <HandedOver
          change={made.change}
          body={readRoster(made.change.roster.bytes).body}
          day={made.day}
        />
        <OnButton made={made} onSignedIn={onSignedIn} />
      </main>
    );
  }
  return (
    <main className="narrow" id="content" tabIndex={-1}>
      <PageHeading>{say('keys.recovery.heading')}</PageHeading>
      <p>{say('keys.recovery.lead')}</p>
      <form className="card" onSubmit={(event) => void submit(event)}>
        {!isSigned && (
          <>
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
          </>
        )}
        <FocusedProblem of={thrown}>
          {sayKeysTrouble(say, thrown, {
            unanswered: isSigned ? 'keys.recovery.unanswered' : null,
          })}
        </FocusedProblem>
        <button
          type="submit"
          className="main"
          aria-disabled={working || !(isSigned || root.file !== null)}
        >
          {say(buttonKey(working, isSigned))}
        </button>
      </form>
    </main>
  );
}

/** Puts it into force; the worker ends with what was refused. */
async function take(made: Signed): Promise<Signed> {
  const { roster, proof, accounts } = made.change;
  try {
    await new Client().recover({ roster, proof, accounts });
  } catch (error) {
    if (isRefused(error)) made.worker.end();
    throw error;
  }
  return made;
}

/** The same worker goes on: it holds what the sheets gave until the archive is back. */
async function signIn({ access }: SignedChange, worker: KeyWorker): Promise<SignedIn | null> {
  const [own] = access;
  if (own === undefined) throw new TypeError('nobody was appointed');
  // The list is in force by now: whatever goes wrong here must not hide what was made with it.
  return await enter(own.officerId, own.passphrase, worker).catch(() => null);
}

function OnButton({
  made: { change, result },
  onSignedIn,
}: {
  readonly made: Made;
  readonly onSignedIn: (result: SignedIn) => void;
}) {
  const { say } = useWords();
  function goOn() {
    const [own] = change.access;
    if (result === null) go({ at: 'sign-in', officerId: own?.officerId ?? null });
    else onSignedIn(result);
  }
  return (
    <button type="button" className="main" onClick={goOn}>
      {say('keys.recovery.on')}
    </button>
  );
}

function buttonKey(working: boolean, isSigned: boolean) {
  if (isSigned) return working ? 'keys.again.working' : 'keys.again';
  return working ? 'keys.recovery.working' : 'keys.recovery.button';
}

/** Who is on the list today, to be ticked off; the worker holds the list to the root before it changes anything. */
async function membersNow(): Promise<readonly string[]> {
  const { roster } = await new Client().startRecovery();
  const { recipients } = readRoster(roster.bytes);
  return recipients.flatMap(({ id, kind }) => (kind === 'recovery' ? [] : [id]));
}
