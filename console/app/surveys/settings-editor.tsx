import { useId } from 'react';

import { dateIso } from '../../../platform/time.ts';
import type { SurveyDraft } from '../../../surveys/draft.ts';
import { useWords } from '../speech.tsx';
import { CheckField } from './check-field.tsx';
import { NumberField } from './number-field.tsx';

interface Props {
  readonly draft: SurveyDraft;
  readonly oversight: boolean;
  readonly onChange: (draft: SurveyDraft) => void;
}

/** When, how many, how they get in, who reads what they write, and by what results may be divided. */
export function SettingsEditor({ draft, oversight, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const set = (part: Partial<SurveyDraft>) => onChange({ ...draft, ...part });
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.settings')}</h2>
      <div className="row">
        {(['opens', 'closes'] as const).map((which) => (
          <div className="field short" key={which}>
            <label htmlFor={`${id}-${which}`}>{say(`surveys.settings.${which}`)}</label>
            <input
              id={`${id}-${which}`}
              type="date"
              value={draft[which] ?? ''}
              onChange={(event) => set({ [which]: dateIso(event.target.value) })}
            />
          </div>
        ))}
        <NumberField
          label={say('surveys.settings.invited')}
          value={draft.invited}
          onChange={(invited) => set({ invited })}
        />
      </div>
      <p className="help">{say('surveys.settings.invited.help')}</p>
      <fieldset className="plain">
        <legend>{say('surveys.settings.access')}</legend>
        {(['codes', 'open'] as const).map((access) => (
          <Radio
            key={access}
            name={`${id}-access`}
            label={say(`surveys.settings.access.${access}`)}
            checked={draft.access === access}
            onChoose={() => set({ access })}
          />
        ))}
      </fieldset>
      <fieldset className="plain">
        <legend>{say('surveys.settings.readers')}</legend>
        {(oversight ? (['default', 'oversight'] as const) : (['default'] as const)).map(
          (readers) => (
            <Radio
              key={readers}
              name={`${id}-readers`}
              label={say(`surveys.settings.readers.${readers}`)}
              checked={draft.readers === readers}
              onChoose={() => set({ readers })}
            />
          ),
        )}
      </fieldset>
      <Breakdowns draft={draft} onChange={onChange} />
    </section>
  );
}

function Breakdowns({ draft, onChange }: Omit<Props, 'oversight'>) {
  const { say, language } = useWords();
  const words = (text: string) => text.trim() || say('surveys.untitled');
  const possible = draft.questions.filter(({ type, when }) => type === 'single' && when === null);
  return (
    <fieldset className="plain">
      <legend>{say('surveys.settings.breakdowns')}</legend>
      <p className="help">{say('surveys.settings.breakdowns.help')}</p>
      {possible.length === 0 && <p className="quiet">{say('surveys.settings.breakdowns.none')}</p>}
      {possible.map((question) => {
        const isOn = draft.breakdowns.includes(question.id);
        const isFull = draft.breakdowns.length >= 2;
        return (
          <div key={question.id}>
            <CheckField
              label={words(question.label[language])}
              checked={isOn}
              onChange={(on) => {
                if (on && isFull) return;
                const rest = draft.breakdowns.filter((by) => by !== question.id);
                onChange({ ...draft, breakdowns: on ? [...rest, question.id] : rest });
              }}
            />
            {isOn && (
              <fieldset className="plain inner">
                <legend>{say('surveys.settings.sizes')}</legend>
                <div className="row">
                  {question.options.map((option) => {
                    const key = `${question.id}/${option.id}`;
                    return (
                      <NumberField
                        key={key}
                        label={words(option.label[language])}
                        value={draft.sizes[key] ?? null}
                        onChange={(people) => {
                          const { [key]: _, ...others } = draft.sizes;
                          onChange({
                            ...draft,
                            sizes: people === null ? others : { ...others, [key]: people },
                          });
                        }}
                      />
                    );
                  })}
                </div>
              </fieldset>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface RadioProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Radio({ name, label, checked, onChoose }: RadioProps) {
  return (
    <label className="check">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {label}
    </label>
  );
}
