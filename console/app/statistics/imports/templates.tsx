import { languages } from '../../../../platform/language.ts';
import { languageNames } from '../../language-names.ts';
import { useWords } from '../../speech.tsx';
import { saveText } from '../../surveys/print-part.ts';
import { importTemplate } from './template.ts';

/** What a table has to look like, and an example to begin from. */
export function Templates() {
  const { say } = useWords();
  return (
    <details className="card no-print">
      <summary>{say('imports.shape')}</summary>
      <p>{say('imports.shape.lines')}</p>
      <ul>
        <li>{say('imports.shape.period')}</li>
        <li>{say('imports.shape.count')}</li>
        <li>{say('imports.shape.rest')}</li>
        <li>{say('imports.shape.file')}</li>
      </ul>
      <p>{say('imports.template')}</p>
      <div className="buttons">
        {languages.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            onClick={() => saveText(importTemplate(each), `senim-${each}.csv`, 'text/csv')}
          >
            {languageNames[each]}
          </button>
        ))}
      </div>
    </details>
  );
}
