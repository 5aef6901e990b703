import { type FormEvent, useId, useState } from 'react';

import { useAskBeforeLeaving } from '../ask-before-leaving.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import type { Member, RosterWish, SignedChange } from '../worker/roster-contract.ts';
import { changeList, unansweredChange } from './change-list.ts';
import { sayKeysTrouble } from './keys-trouble.ts';
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

  const isSigned = unansweredChange(session) !== null;
  const isReady = isSigned || (root.file !== null && wishes.length > 0);
  // What was made with it stands nowhere else.
  useAskBeforeLeaving(isSigned);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { file, passphrase } = root;
    if (working || !isReady) return;
    setWorking(true);
    setThrown(null);
    try {
      const signed = await changeList(session, async () => {
        if (file === null) throw new TypeError('no root key file');
        const { today: day } = await session.client.me();
        return await session.keys.signRoster({ file, passphrase, wishes, day });
      });
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
      {!isSigned && (
        <>
          <WishFields
            members={members}
            candidates={candidates}
            value={wishes}
            onChange={setWishes}
          />
          <RootFields value={root} onChange={setRoot} />
        </>
      )}
      <FocusedProblem of={thrown}>
        {sayKeysTrouble(say, thrown, {
          unanswered: isSigned ? 'keys.change.unanswered' : null,
          failed: 'keys.change.failed',
        })}
      </FocusedProblem>
      {isSigned && thrown === null && <p className="note warn">{say('keys.change.unanswered')}</p>}
      <button type="submit" className="main" aria-disabled={working || !isReady}>
        {say(buttonKey(working, isSigned))}
      </button>
      {!isSigned && wishes.length === 0 && <p className="help">{say('keys.change.nothing')}</p>}
    </form>
  );
}

function buttonKey(working: boolean, isSigned: boolean) {
  if (isSigned) return working ? 'keys.again.working' : 'keys.again';
  return working ? 'keys.change.working' : 'keys.change.button';
}
