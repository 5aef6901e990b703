import { useId } from 'react';

import type { OptionId } from '../../../knowledge/schema/questionnaire.ts';
import type { ConditionPart } from '../../../surveys/condition-parts.ts';
import type { DraftQuestion } from '../../../surveys/draft.ts';
import { useWords } from '../speech.tsx';
import { CheckField } from './check-field.tsx';

interface Props {
  /** `null`: everybody is asked. */
  readonly part: ConditionPart | null;
  /** Counted from 1. */
  readonly number: number;
  /** Earlier questions with answers to choose from. */
  readonly choosable: readonly DraftQuestion[];
  readonly onChange: (part: ConditionPart | null) => void;
}

/** One earlier question, and which of its answers decide. */
export function ConditionPartEditor({ part, number, choosable, onChange }: Props) {
  const { say, language } = useWords();
  const id = useId();
  const chosen = choosable.find((one) => one.id === part?.question);
  const untitled = say('surveys.untitled');
  return (
    <div className="field">
      <label htmlFor={id}>{say('surveys.when.part', { number })}</label>
      <select
        id={id}
        value={part?.question ?? ''}
        onChange={(event) => {
          const on = choosable.find((one) => one.id === event.target.value);
          const first = on?.options[0];
          onChange(
            on === undefined || first === undefined ? null : { question: on.id, is: [first.id] },
          );
        }}
      >
        <option value="">{say('surveys.when.always')}</option>
        {part !== null && chosen === undefined && (
          <option value={part.question}>{say('surveys.when.gone')}</option>
        )}
        {choosable.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label[language].trim() || untitled}
          </option>
        ))}
      </select>
      {part !== null && chosen !== undefined && (
        <fieldset className="plain">
          <legend>{say('surveys.when.answers')}</legend>
          <select
            aria-label={say('surveys.when.sense')}
            value={'is' in part ? 'is' : 'isNot'}
            onChange={(event) => onChange(told(part, event.target.value === 'is', named(part)))}
          >
            <option value="is">{say('surveys.when.is')}</option>
            <option value="isNot">{say('surveys.when.is-not')}</option>
          </select>
          {chosen.options.map((option) => (
            <CheckField
              key={option.id}
              label={option.label[language].trim() || untitled}
              checked={named(part).includes(option.id)}
              onChange={(isOn) => {
                const options = isOn
                  ? [...named(part), option.id]
                  : named(part).filter((one) => one !== option.id);
                onChange(options.length === 0 ? null : told(part, 'is' in part, options));
              }}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function named(part: ConditionPart): readonly OptionId[] {
  return 'is' in part ? part.is : part.isNot;
}

function told(
  { question }: ConditionPart,
  isChosen: boolean,
  options: readonly OptionId[],
): ConditionPart {
  return isChosen ? { question, is: options } : { question, isNot: options };
}
