import { useId } from 'react';

import { coach } from '../../../../dialogs/coach.ts';
import { type Bilingual, paperLanguages } from '../../../../knowledge/schema/paper.ts';
import { LanguageLabel, missingId } from '../../language-label.tsx';
import { useWords } from '../../speech.tsx';

interface Props {
  readonly label: string;
  readonly value: Bilingual;
  readonly help?: string;
  readonly rows?: number;
  /** Whether people tend to write a name here. */
  readonly warnsOfNames?: boolean;
  readonly onChange: (value: Bilingual) => void;
}

/** One text in the two languages of papers, beside each other where there is room; what one of them lacks is said. */
export function PairField({ label, value, help, rows = 2, warnsOfNames = false, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const isBegun = paperLanguages.some((language) => value[language].trim() !== '');
  const hasName = warnsOfNames && paperLanguages.some((language) => namesSomebody(value[language]));
  return (
    <fieldset className="words">
      <legend>{label}</legend>
      {help !== undefined && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      <div className="three pair">
        {paperLanguages.map((language) => {
          const field = `${id}-${language}`;
          const isMissing = isBegun && value[language].trim() === '';
          return (
            <div key={language}>
              <LanguageLabel
                of={field}
                language={language}
                missing={isMissing ? say('register.words.missing') : null}
              />
              <textarea
                id={field}
                lang={language}
                rows={rows}
                maxLength={4_000}
                value={value[language]}
                aria-describedby={isMissing ? missingId(field) : undefined}
                onChange={(event) => onChange({ ...value, [language]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
      {hasName && <output className="note warn">{say('register.name')}</output>}
    </fieldset>
  );
}

/** Whether a text seems to hold somebody's name: a hint, by the rules of the coach. */
export function namesSomebody(text: string): boolean {
  return coach(text).some(({ kind }) => kind === 'name');
}
