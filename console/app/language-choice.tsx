import { type Language, languages } from '../../platform/language.ts';
import { languageNames } from './language-names.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** In which language something for others is written; the language of the page is another matter. */
export function LanguageChoice({ id, label, value, onChange }: Props) {
  return (
    <div className="field short">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(languages.find((one) => one === event.target.value) ?? value)}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
