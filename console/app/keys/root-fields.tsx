import { useId } from 'react';

import { useWords } from '../speech.tsx';

export interface RootInput {
  readonly file: Uint8Array | null;
  readonly passphrase: string;
}

/** The root key file and its passphrase: read here, opened in the worker, sent nowhere. */
export function RootFields({
  value,
  onChange,
}: {
  readonly value: RootInput;
  readonly onChange: (value: RootInput) => void;
}) {
  const { say } = useWords();
  const id = useId();
  async function take(files: FileList | null) {
    const file = files?.[0];
    const bytes = file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    onChange({ ...value, file: bytes });
  }
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-file`}>{say('keys.root.file')}</label>
        <p className="help" id={`${id}-file-help`}>
          {say('keys.root.file.help')}
        </p>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-file-help`}
          onChange={(event) => void take(event.target.files)}
          required
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-words`}>{say('keys.root.passphrase')}</label>
        <p className="help" id={`${id}-words-help`}>
          {say('keys.root.passphrase.help')}
        </p>
        <input
          id={`${id}-words`}
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={value.passphrase}
          aria-describedby={`${id}-words-help`}
          onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
          required
        />
      </div>
    </>
  );
}
