import { useId, useState } from 'react';

import { readSheet } from '../../../cases/recovery-sheet.ts';
import { useWords, type Words } from '../speech.tsx';

export type TwoSheets = readonly [string, string];

/** Two sheets of paper, typed or read by a camera; says at once which line is wrong. */
export function SheetFields({
  value,
  onChange,
}: {
  readonly value: TwoSheets;
  readonly onChange: (value: TwoSheets) => void;
}) {
  const { say } = useWords();
  const [first, second] = value;
  const read = [readSheet(first), readSheet(second)] as const;
  const differ = read[0].ok && read[1].ok && read[0].set !== read[1].set;
  return (
    <>
      <p className="help">{say('keys.sheets.help')}</p>
      <SheetField number={1} value={first} onChange={(text) => onChange([text, second])} />
      <SheetField number={2} value={second} onChange={(text) => onChange([first, text])} />
      {differ && (
        <p className="problem" role="alert">
          {say('keys.trouble.sheet-set')}
        </p>
      )}
    </>
  );
}

function SheetField({
  number,
  value,
  onChange,
}: {
  readonly number: 1 | 2;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const words = useWords();
  const { say } = words;
  const id = useId();
  const [left, setLeft] = useState(false);
  const said = sheetState(words, value);
  const wrong = left && value.trim() !== '' && !said.ok;
  return (
    <div className="field">
      <label htmlFor={id}>{say('keys.sheets.field', { number })}</label>
      <textarea
        id={id}
        className="sheet-text"
        rows={6}
        value={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${id}-said`}
        aria-invalid={wrong}
        onBlur={() => setLeft(true)}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-said`} className={wrong ? 'problem' : 'help'} aria-live="polite">
        {said.ok || wrong ? said.text : say('keys.sheets.lines')}
      </p>
    </div>
  );
}

/** What there is to say about a sheet as it was typed so far. */
export function sheetState(
  { say }: Words,
  typed: string,
): { readonly ok: boolean; readonly text: string } {
  const read = readSheet(typed);
  if (read.ok) {
    const { set, number } = read;
    return { ok: true, text: say('keys.sheets.good', { set, number }) };
  }
  if (read.line === null) return { ok: false, text: say(`keys.sheets.${read.because}`) };
  return { ok: false, text: say(`keys.sheets.line.${read.because}`, { line: read.line }) };
}
