import { useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly help?: string;
  readonly onChange: (value: T) => void;
}

/** One of a few. */
export function ChoiceField<T extends string>({ label, value, options, help, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className="field short">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          const chosen = options.find((option) => option.id === event.target.value);
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {help !== undefined && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
    </div>
  );
}
