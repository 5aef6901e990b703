import { useId } from 'react';

import { languages } from '../../../platform/language.ts';
import { languageNames } from '../language-names.ts';
import { useWords } from '../speech.tsx';

/** All three, always: said, so that nobody looks for the switch. */
export function LanguageSection() {
  const { say } = useWords();
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{say('settings.languages')}</h2>
      <ul>
        {languages.map((each) => (
          <li key={each} lang={each}>
            {languageNames[each]}
          </li>
        ))}
      </ul>
      <p className="help">{say('settings.languages.why')}</p>
    </section>
  );
}
