import { type FormEvent, useId, useState } from 'react';

import { FocusedProblem } from '../focused-problem.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import type { Member, RosterWish, SignedChange } from '../worker/roster-contract.ts';
import { keysTroubleKey } from './keys-trouble.ts';
import { RootFields, type RootInput } from './root-fields.tsx';
import { type Candidate, WishFields } from './wish-fields.tsx';

interface Props {
  readonly session: Session;
  readonly members: readonly Member[];
  readonly candidates: readonly Candidate[];
  readonly onChanged: (change: SignedChange) => void;
}

/** A new list of recipients: chosen here, signed in the worker with the root key, agreed to by whoever is signed in. */
export function ChangeForm({ session, members, candidates, onChanged }: Props) {
  const { say } = useWords();
  const id = useId();
  const [wishes, setWishes] = useState<readonly RosterWish[]>([]);
  const [root, setRoot] = useState<RootInput>({ file: null, passphrase: '' });
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { file, passphrase } = root;
    if (working || file === null || wishes.length === 0) return;
    setWorking(true);
    setThrown(null);
    try {
      const { today: day } = await session.client.me();
      const signed = await session.keys.signRoster({ file, passphrase, wishes, day });
      const { roster, consent, accounts } = signed;
      await session.client.changeRoster({ roster, consent, accounts });
      onChanged(signed);
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(false);
      setRoot((before) => ({ ...before, passphrase: '' }));
    }
  }

  return (
    <form className="card" aria-labelledby={id} onSubmit={(event) => void submit(event)}>
      <h2 id={id}>{say('keys.change.heading')}</h2>
      <p>{say('keys.change.lead')}</p>
      <WishFields members={members} candidates={candidates} value={wishes} onChange={setWishes} />
      <RootFields value={root} onChange={setRoot} />
      <FocusedProblem of={thrown}>
        {say('keys.change.failed')} {say(keysTroubleKey(thrown))}
      </FocusedProblem>
      <button
        type="submit"
        className="main"
        aria-disabled={working || wishes.length === 0 || root.file === null}
      >
        {working ? say('keys.change.working') : say('keys.change.button')}
      </button>
      {wishes.length === 0 && <p className="help">{say('keys.change.nothing')}</p>}
    </form>
  );
}
