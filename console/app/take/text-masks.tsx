import { useId, useRef, useState } from 'react';

import { joined, maskedText, type Span } from '../../../cases/masks.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { useWords } from '../speech.tsx';
import type { MaskText } from './mask-texts.ts';

interface Props {
  readonly text: MaskText;
  readonly spans: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}

/** One text: its words are selected as in any field, by mouse or keyboard, and hidden in copies. */
export function TextMasks({ text: { label, text, language }, spans, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function hide() {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    if (from === to) {
      setProblem(say('take.redact.nothing'));
      field.current?.focus();
      return;
    }
    setProblem(null);
    onChange(joined(text, [...spans, [from, to]]));
  }

  return (
    <div className="field">
      <label htmlFor={id} lang={language ?? undefined}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        readOnly
        rows={Math.min(10, 2 + Math.ceil(text.length / 80))}
        value={text}
        lang={language ?? undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
      />
      <ProblemLine id={`${id}-problem`} text={problem} />
      <p>
        <button type="button" onClick={hide}>
          {say('take.redact.hide')}
          <span className="hidden">: {label}</span>
        </button>
      </p>
      {spans.length > 0 && (
        <>
          <p className="help">{say('take.redact.shown')}</p>
          <p className="written masked" lang={language ?? undefined}>
            <bdi>{maskedText(text, spans)}</bdi>
          </p>
          <ul>
            {spans.map(([from, to]) => (
              <li key={from}>
                <bdi lang={language ?? undefined}>{text.slice(from, to)}</bdi>{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => onChange(spans.filter((each) => each[0] !== from))}
                >
                  {say('take.redact.show')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
