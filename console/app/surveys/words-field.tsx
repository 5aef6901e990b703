import { useId } from 'react';

import { languages, type Localized } from '../../../platform/language.ts';
import { LanguageLabel, missingId } from '../language-label.tsx';
import { useWords } from '../speech.tsx';

interface Props {
  /** What the words are: "Question", "Answer 2". */
  readonly label: string;
  readonly value: Localized;
  readonly onChange: (value: Localized) => void;
  readonly long?: boolean;
  /** Nothing is missing while it is empty in every language. */
  readonly optional?: boolean;
}

/** One text in the three languages, side by side where there is room; what is missing is said and marked. */
export function WordsField({ label, value, onChange, long = false, optional = false }: Props) {
  const { say } = useWords();
  const id = useId();
  const isNeeded = !optional || languages.some((language) => value[language].trim() !== '');
  return (
    <fieldset className="words">
      <legend>{label}</legend>
      <div className="three">
        {languages.map((language) => {
          const field = `${id}-${language}`;
          const isMissing = isNeeded && value[language].trim() === '';
          const common = {
            id: field,
            lang: language,
            value: value[language],
            'aria-describedby': isMissing ? missingId(field) : undefined,
          };
          return (
            <div key={language}>
              <LanguageLabel
                of={field}
                language={language}
                missing={isMissing ? say('surveys.words.missing') : null}
              />
              {long ? (
                <textarea
                  {...common}
                  rows={3}
                  maxLength={2_000}
                  onChange={(event) => onChange({ ...value, [language]: event.target.value })}
                />
              ) : (
                <input
                  {...common}
                  type="text"
                  maxLength={500}
                  onChange={(event) => onChange({ ...value, [language]: event.target.value })}
                />
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
