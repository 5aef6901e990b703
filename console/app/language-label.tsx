import type { Language } from '../../platform/language.ts';
import { languageNames } from './language-names.ts';

interface Props {
  /** The id of the field. */
  readonly of: string;
  readonly language: Language;
  /** Said when the words in this language are missing; `null` where nothing is. */
  readonly missing: string | null;
}

/** Names the field for one of the languages of a text, and says beside the name what is missing: see `missingId`. */
export function LanguageLabel({ of, language, missing }: Props) {
  return (
    <label htmlFor={of}>
      {languageNames[language]}
      {missing !== null && (
        <span id={missingId(of)} className="missing">
          {missing}
        </span>
      )}
    </label>
  );
}

/** By what a field is described whose words are missing. */
export function missingId(of: string): string {
  return `${of}-missing`;
}
