import { useId } from 'react';

import { useWords } from '../speech.tsx';

/** What a person calls a key, an app or a session. */
export function NameField({
  value,
  onChange,
  help,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help: string;
}) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say('account.name')}</label>
      <p id={`${id}-help`} className="help">
        {help}
      </p>
      <input
        id={id}
        aria-describedby={`${id}-help`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        maxLength={40}
        pattern=".*\S.*"
        required
      />
    </div>
  );
}
