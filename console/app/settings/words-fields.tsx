import { useId } from 'react';

import { languages, type Localized } from '../../../platform/language.ts';
import { languageNames } from '../language-names.ts';

/** The same words in all three languages: everybody reads them in the own one. */
export function WordsFields({
  legend,
  value,
  longest,
  long = false,
  required = true,
  onChange,
}: {
  readonly legend: string;
  readonly value: Localized;
  readonly longest: number;
  readonly long?: boolean;
  readonly required?: boolean;
  readonly onChange: (value: Localized) => void;
}) {
  const id = useId();
  const Field = long ? 'textarea' : 'input';
  return (
    <fieldset>
      <legend>{legend}</legend>
      {languages.map((each) => (
        <div className="field" key={each}>
          <label htmlFor={`${id}-${each}`}>{languageNames[each]}</label>
          <Field
            id={`${id}-${each}`}
            lang={each}
            value={value[each]}
            maxLength={longest}
            required={required}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, [each]: event.target.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}

export const noWords: Localized = { kk: '', ru: '', en: '' };
