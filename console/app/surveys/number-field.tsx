import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly help?: string;
  /** `null`: nothing was entered. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

export function NumberField({ label, help, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field short">
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        id={id}
        type="number"
        inputMode="numeric"
        value={value ?? ''}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          const read = event.target.valueAsNumber;
          onChange(Number.isFinite(read) ? read : null);
        }}
      />
    </div>
  );
}
