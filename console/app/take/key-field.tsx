import { useId, useState } from 'react';

import { ProblemLine } from '../case/problem-line.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly session: Session;
  /** `null`: what stands there is no key. */
  readonly onKey: (key: { readonly key: string; readonly numbers: string } | null) => void;
}

/** The key of whoever receives, and the numbers by which both sides compare it on the telephone. */
export function KeyField({ session, onKey }: Props) {
  const { say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [numbers, setNumbers] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);

  async function look() {
    const key = typed.replaceAll(/\s+/gu, '');
    try {
      const found = await session.keys.outsideNumbers({ key });
      setNumbers(found);
      setWrong(false);
      onKey({ key, numbers: found });
    } catch {
      setNumbers(null);
      setWrong(true);
      onKey(null);
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{say('take.key')}</label>
      <p id={`${id}-help`} className="help">
        {say('take.key.help')}
      </p>
      <textarea
        id={id}
        rows={2}
        maxLength={4_000}
        spellCheck={false}
        translate="no"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setNumbers(null);
          onKey(null);
        }}
        aria-describedby={`${id}-help ${id}-problem`}
        aria-invalid={isWrong}
        required
      />
      <ProblemLine id={`${id}-problem`} text={isWrong ? say('take.key.wrong') : null} />
      <p>
        <button type="button" onClick={() => void look()}>
          {say('take.key.look')}
        </button>
      </p>
      {numbers !== null && (
        <>
          <output>
            {say('take.key.numbers')}{' '}
            <code translate="no" className="words">
              {numbers}
            </code>
          </output>
          <p className="help">{say('take.key.numbers.help')}</p>
        </>
      )}
    </div>
  );
}
