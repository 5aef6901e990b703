import { type FormEvent, useId, useState } from 'react';

import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { useWords } from '../speech.tsx';
import { keysTroubleKey } from './keys-trouble.ts';
import { SheetFields, type TwoSheets } from './sheet-fields.tsx';

interface Props {
  readonly heading: PhraseKey;
  readonly lead: PhraseKey;
  readonly button: PhraseKey;
  readonly done: PhraseKey;
  readonly run: (sheets: TwoSheets) => Promise<void>;
}

/** Two sheets and one thing to do with them: to prove that they work, or to go on with a recovery. */
export function SheetCheck({ heading, lead, button, done, run }: Props) {
  const { say } = useWords();
  const id = useId();
  const [sheets, setSheets] = useState<TwoSheets>(['', '']);
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [thrown, setThrown] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (state === 'working') return;
    setState('working');
    setThrown(null);
    try {
      await run(sheets);
      setSheets(['', '']);
      setState('done');
    } catch (error) {
      setThrown(error);
      setState('idle');
    }
  }

  return (
    <form className="card" aria-labelledby={id} onSubmit={(event) => void submit(event)}>
      <h2 id={id}>{say(heading)}</h2>
      <p>{say(lead)}</p>
      <SheetFields value={sheets} onChange={setSheets} />
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(keysTroubleKey(thrown))}
        </p>
      )}
      {state === 'done' && <output className="note good">{say(done)}</output>}
      <button type="submit" aria-disabled={state === 'working'}>
        {say(button)}
      </button>
    </form>
  );
}
