import { languages, type Localized } from '../../../platform/language.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { DraftQuestion } from '../../../surveys/draft.ts';
import { addOption, moveOption, removeOption, withOther } from '../../../surveys/draft-edit.ts';
import { useWords } from '../speech.tsx';
import { CheckField } from './check-field.tsx';
import { NumberField } from './number-field.tsx';
import { PlaceButtons } from './place-buttons.tsx';
import { WordsField } from './words-field.tsx';

interface Props {
  readonly question: DraftQuestion;
  readonly onChange: (question: DraftQuestion) => void;
}

/** The answers that can be chosen. */
export function OptionsEditor({ question, onChange }: Props) {
  const { say } = useWords();
  const { options, type } = question;
  const change = (id: string, part: Partial<(typeof options)[number]>) =>
    onChange({
      ...question,
      options: options.map((one) => (one.id === id ? Object.assign({}, one, part) : one)),
    });
  return (
    <div className="options">
      <ol>
        {options.map((option, at) => (
          <li key={option.id}>
            <WordsField
              label={say('surveys.option', { number: at + 1 })}
              value={option.label}
              onChange={(label) => change(option.id, { label })}
            />
            <div className="row">
              {type === 'multiple' && (
                <CheckField
                  label={say('surveys.option.alone')}
                  checked={option.alone}
                  onChange={(alone) => change(option.id, { alone })}
                />
              )}
              <PlaceButtons
                name={say('surveys.option', { number: at + 1 })}
                first={at === 0}
                last={at === options.length - 1}
                onMove={(by) => onChange(moveOption(question, option.id, by))}
                onRemove={() => onChange(removeOption(question, option.id))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" onClick={() => onChange(addOption(question))}>
          {say('surveys.option.add')}
        </button>
        <CheckField
          label={say('surveys.option.other')}
          checked={options.some(({ id }) => id === 'other')}
          onChange={(isOn) => onChange(withOther(question, isOn, otherLabel))}
        />
      </div>
      {type === 'multiple' && (
        <NumberField
          label={say('surveys.option.most')}
          value={question.most}
          onChange={(most) => onChange({ ...question, most })}
        />
      )}
    </div>
  );
}

const otherLabel = Object.fromEntries(
  languages.map((language) => [language, phrase(language, 'surveys.option.other-label')]),
) as unknown as Localized;
