import { useId } from 'react';

import type { Condition } from '../../../knowledge/schema/questionnaire.ts';
import { type DraftQuestion, hasOptions } from '../../../surveys/draft.ts';
import { useWords } from '../speech.tsx';
import { CheckField } from './check-field.tsx';

interface Props {
  readonly question: DraftQuestion;
  /** Questions that are asked before. */
  readonly earlier: readonly DraftQuestion[];
  readonly onChange: (when: Condition | null) => void;
}

/** "Ask only those who answered so": chosen from earlier questions and their answers. */
export function ConditionEditor({ question, earlier, onChange }: Props) {
  const { say, language } = useWords();
  const id = useId();
  const { when } = question;
  const choosable = earlier.filter(hasOptions);
  if (when !== null && !('is' in when)) {
    return (
      <div className="field">
        <p>{say('surveys.when.complex')}</p>
        <button type="button" onClick={() => onChange(null)}>
          {say('surveys.when.drop')}
        </button>
      </div>
    );
  }
  const chosen = choosable.find((one) => one.id === when?.question);
  return (
    <div className="field">
      <label htmlFor={id}>{say('surveys.when')}</label>
      <select
        id={id}
        value={when?.question ?? ''}
        onChange={(event) => {
          const on = choosable.find((one) => one.id === event.target.value);
          const first = on?.options[0];
          onChange(
            on === undefined || first === undefined ? null : { question: on.id, is: [first.id] },
          );
        }}
      >
        <option value="">{say('surveys.when.always')}</option>
        {when !== null && chosen === undefined && (
          <option value={when.question}>{say('surveys.when.gone')}</option>
        )}
        {choosable.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label[language].trim() || say('surveys.untitled')}
          </option>
        ))}
      </select>
      {when !== null && chosen !== undefined && (
        <fieldset className="plain">
          <legend>{say('surveys.when.is')}</legend>
          {chosen.options.map((option) => (
            <CheckField
              key={option.id}
              label={option.label[language].trim() || say('surveys.untitled')}
              checked={when.is.includes(option.id)}
              onChange={(isOn) => {
                const is = isOn
                  ? [...when.is, option.id]
                  : when.is.filter((one) => one !== option.id);
                onChange(is.length === 0 ? null : { question: when.question, is });
              }}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
