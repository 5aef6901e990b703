import { noWords, type RiskSource, sourceKinds } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { DayField, LineField } from '../fields.tsx';
import { ChoiceField } from './choice-field.tsx';
import { PairField } from './pair-field.tsx';

interface Props {
  readonly sources: readonly RiskSource[];
  readonly onChange: (sources: readonly RiskSource[]) => void;
}

/** Where a risk was seen; each source with a reference that somebody can follow. */
export function SourcesEditor({ sources, onChange }: Props) {
  const { say } = useWords();
  const put = (at: number, part: Partial<RiskSource>) =>
    onChange(sources.map((each, of) => (of === at ? Object.assign({}, each, part) : each)));
  return (
    <fieldset className="plain">
      <legend>{say('register.sources')}</legend>
      <p className="help">{say('register.sources.help')}</p>
      {sources.map((source, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a source has no id of its own
        <div key={at} className="block">
          <div className="row">
            <ChoiceField
              label={say('register.source.kind')}
              value={source.kind}
              options={sourceKinds.map((id) => ({ id, label: say(`register.source.${id}`) }))}
              onChange={(kind) => put(at, { kind })}
            />
            <LineField
              label={say('register.source.reference')}
              value={source.reference}
              onChange={(reference) => put(at, { reference })}
            />
            <DayField
              label={say('register.source.day')}
              value={source.day}
              onChange={(day) => put(at, { day })}
            />
          </div>
          <PairField
            label={say('register.source.says')}
            value={source.says}
            onChange={(says) => put(at, { says })}
          />
          <button type="button" onClick={() => onChange(sources.filter((_, of) => of !== at))}>
            {say('register.source.remove', { number: at + 1 })}
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() =>
          onChange([...sources, { kind: 'audit', reference: '', says: noWords, day: null }])
        }
      >
        {say('register.source.add')}
      </button>
    </fieldset>
  );
}
