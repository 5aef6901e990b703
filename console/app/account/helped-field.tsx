import { type InputHTMLAttributes, useId } from 'react';

interface Props extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'value' | 'onChange' | 'aria-describedby'
> {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** One line that must be filled in, with what helps to fill it. The rest is the browser's own. */
export function HelpedField({ label, help, value, onValue, ...input }: Props) {
  const id = useId();
  const hasHelp = help !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hasHelp && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      <input
        autoComplete="off"
        required
        {...input}
        id={id}
        aria-describedby={hasHelp ? `${id}-help` : undefined}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}
