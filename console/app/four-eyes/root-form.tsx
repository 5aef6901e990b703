import { type FormEvent, useState } from 'react';

import type { DateIso } from '../../../platform/time.ts';
import { RootFields, type RootInput } from '../keys/root-fields.tsx';
import { keysTroubleKey } from '../keys/keys-trouble.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import type { LoadedAct } from './load-acts.ts';

interface Props {
  readonly act: LoadedAct;
  readonly session: Session;
  readonly today: DateIso;
  readonly onChanged: () => void;
}

/** Where no other officer is left: the head of the body agrees at this computer with the root key. */
export function RootForm({ act: { row }, session, today, onChanged }: Props) {
  const { say } = useWords();
  const [root, setRoot] = useState<RootInput>({ file: null, passphrase: '' });
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { file, passphrase } = root;
    if (working || file === null) return;
    setWorking(true);
    setProblem(null);
    try {
      const given = await session.keys.signRootAnswer({
        request: row,
        says: 'consent',
        reason: null,
        day: today,
        file,
        passphrase,
      });
      await session.client.answerAct(row.id, given);
      onChanged();
    } catch (thrown) {
      setProblem(`${say('acts.problem')} ${say(keysTroubleKey(thrown))}`);
      setWorking(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <RootFields value={root} onChange={setRoot} />
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" aria-disabled={working}>
        {say(working ? 'acts.working' : 'acts.agree.root')}
      </button>
    </form>
  );
}
