import { useWords } from '../speech.tsx';
import { HelpedField } from './helped-field.tsx';

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
  return (
    <HelpedField
      label={say('account.name')}
      help={help}
      value={value}
      onValue={onChange}
      maxLength={40}
      pattern=".*\S.*"
    />
  );
}
