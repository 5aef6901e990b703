import { directions } from '../../../../analysis/register/direction.ts';
import {
  gradeOf,
  matrixWords,
  type Step,
  steps,
  stepWords,
} from '../../../../analysis/register/matrix.ts';
import { noWords, type Risk } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { ChoiceField } from './choice-field.tsx';
import { directionName, gradeText } from './labels.ts';
import { PairField } from './pair-field.tsx';
import { SourcesEditor } from './sources-editor.tsx';

interface Props {
  readonly risk: Risk;
  readonly onChange: (part: Partial<Risk>) => void;
}

/** What the risk is, where and why, how grave, and how we know. */
export function RiskFields({ risk, onChange }: Props) {
  const words = useWords();
  const { say, language } = words;
  const { estimate } = risk;
  return (
    <>
      <ChoiceField
        label={say('register.direction')}
        value={risk.direction}
        options={directions.map((id) => ({ id, label: directionName(words, id) }))}
        onChange={(direction) => onChange({ direction })}
      />
      <PairField
        label={say('register.risk')}
        help={say('register.risk.help')}
        value={risk.risk}
        warnsOfNames
        onChange={(value) => onChange({ risk: value })}
      />
      <PairField
        label={say('register.unit')}
        value={risk.unit}
        rows={1}
        onChange={(unit) => onChange({ unit })}
      />
      <PairField
        label={say('register.process')}
        value={risk.process}
        onChange={(process) => onChange({ process })}
      />
      <PairField
        label={say('register.norm')}
        value={risk.norm}
        onChange={(norm) => onChange({ norm })}
      />
      <PairField
        label={say('register.cause')}
        value={risk.cause}
        onChange={(cause) => onChange({ cause })}
      />
      <fieldset className="plain">
        <legend>{say('register.positions')}</legend>
        <p className="help">{say('register.positions.help')}</p>
        {risk.positions.map((position, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a post has no id of its own
          <div key={at} className="block">
            <PairField
              label={say('register.position', { number: at + 1 })}
              value={position}
              rows={1}
              warnsOfNames
              onChange={(value) =>
                onChange({
                  positions: risk.positions.map((each, of) => (of === at ? value : each)),
                })
              }
            />
            <button
              type="button"
              onClick={() => onChange({ positions: risk.positions.filter((_, of) => of !== at) })}
            >
              {say('register.position.remove', { number: at + 1 })}
            </button>
          </div>
        ))}
        <button type="button" onClick={() => onChange({ positions: [...risk.positions, noWords] })}>
          {say('register.position.add')}
        </button>
      </fieldset>
      <fieldset className="plain">
        <legend>{say('register.estimate')}</legend>
        <p className="help">{matrixWords.about[language]}</p>
        <div className="row">
          {(['likelihood', 'consequence'] as const).map((scale) => (
            <ChoiceField
              key={scale}
              label={say(`register.${scale}`)}
              value={estimate === null ? 'none' : (`${estimate[scale]}` as const)}
              options={[
                { id: 'none', label: say('register.estimate.none') },
                ...steps.map((step) => ({
                  id: `${step}` as const,
                  label: `${step}. ${stepWords(scale, step).name[language]}`,
                })),
              ]}
              {...(estimate === null
                ? {}
                : { help: stepWords(scale, estimate[scale]).means[language] })}
              onChange={(chosen) => {
                const step = steps.find((each) => `${each}` === chosen) ?? null;
                onChange({ estimate: step === null ? null : withStep(estimate, scale, step) });
              }}
            />
          ))}
        </div>
        {estimate !== null && (
          <output>
            <strong>{gradeText(words, risk)}</strong>{' '}
            {matrixWords.grades[gradeOf(estimate)].means[language]}
          </output>
        )}
      </fieldset>
      <SourcesEditor sources={risk.sources} onChange={(sources) => onChange({ sources })} />
    </>
  );
}

/** The other scale begins in the middle, to be set right next. */
function withStep(
  estimate: Risk['estimate'],
  scale: 'likelihood' | 'consequence',
  step: Step,
): Risk['estimate'] {
  return { ...(estimate ?? { likelihood: 3, consequence: 3 }), [scale]: step };
}
