import { type ReactNode, useId, useState } from 'react';

import { dateIso, type DateIso } from '../../../platform/time.ts';

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly short?: boolean;
  /** Suggested while typing. */
  readonly choices?: readonly string[];
  readonly onChange: (value: string) => void;
}

const none: readonly string[] = [];

/** One line of text. */
export function LineField({
  label,
  value,
  help,
  short = false,
  choices = none,
  onChange,
}: LineProps) {
  const id = useId();
  return (
    <div className={short ? 'field short' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      <input
        id={id}
        type="text"
        maxLength={500}
        value={value}
        list={choices.length > 0 ? `${id}-choices` : undefined}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      {choices.length > 0 && (
        <datalist id={`${id}-choices`}>
          {choices.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: DateIso | null;
  readonly onChange: (value: DateIso | null) => void;
}

/** A day. While it is half typed it is nobody's business but the field's. */
export function DayField({ label, value, onChange }: DayProps) {
  const id = useId();
  const [typed, setTyped] = useState<{ readonly of: DateIso | null; readonly text: string } | null>(
    null,
  );
  return (
    <div className="field short">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={typed?.of === value ? typed.text : (value ?? '')}
        onChange={(event) => {
          const next = dateIso(event.target.value);
          setTyped(next === null ? { of: value, text: event.target.value } : null);
          if (next !== value) onChange(next);
        }}
      />
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly problem?: string | null;
  readonly onChange: (value: string) => void;
}

/** A few lines of text. */
export function TextField({ label, value, problem = null, onChange }: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className="missing" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface RadioProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

export function Radio({ name, label, checked, onChoose }: RadioProps) {
  return (
    <label className="check">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {label}
    </label>
  );
}
