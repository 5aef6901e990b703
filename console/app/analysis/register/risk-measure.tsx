import { movesFrom, statusProblem } from '../../../../analysis/register/change.ts';
import { decisions, type Risk } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { DayField, LineField } from '../fields.tsx';
import { ChoiceField } from './choice-field.tsx';
import { statusName } from './labels.ts';
import { PairField } from './pair-field.tsx';

interface Props {
  readonly stored: Risk;
  readonly risk: Risk;
  readonly onChange: (part: Partial<Risk>) => void;
}

/** What is recommended against it, who answers for it until when, and how far it is. */
export function RiskMeasure({ stored, risk, onChange }: Props) {
  const words = useWords();
  const { say } = words;
  const reachable = [stored.status, ...movesFrom(stored.status)];
  const problem = statusProblem(stored, risk);
  return (
    <fieldset className="plain">
      <legend>{say('register.measure')}</legend>
      <PairField
        label={say('register.recommendation')}
        help={say('register.recommendation.help')}
        value={risk.recommendation}
        onChange={(recommendation) => onChange({ recommendation })}
      />
      <PairField
        label={say('register.owner')}
        help={say('register.owner.help')}
        value={risk.owner}
        rows={1}
        warnsOfNames
        onChange={(owner) => onChange({ owner })}
      />
      <DayField
        label={say('register.term')}
        value={risk.term}
        onChange={(term) => onChange({ term })}
      />
      <PairField
        label={say('register.completion')}
        help={say('register.completion.help')}
        value={risk.completion}
        onChange={(completion) => onChange({ completion })}
      />
      <ChoiceField
        label={say('register.decision')}
        value={risk.decision}
        options={decisions.map((id) => ({ id, label: say(`register.decision.${id}`) }))}
        help={say('register.decision.help')}
        onChange={(decision) => onChange({ decision })}
      />
      {risk.decision === 'accepted' && (
        <>
          <ChoiceField
            label={say('register.status')}
            value={risk.status}
            options={reachable.map((id) => ({ id, label: statusName(words, id) }))}
            onChange={(status) => onChange({ status })}
          />
          <LineField
            label={say('register.evidence')}
            help={say('register.evidence.help')}
            value={risk.evidence}
            onChange={(evidence) => onChange({ evidence })}
          />
          {problem !== null && (
            <p className="note warn" role="alert">
              {say(`register.move.${problem}`)}
            </p>
          )}
        </>
      )}
      {(risk.decision === 'declined' || risk.status !== stored.status) && (
        <PairField
          label={say('register.reason')}
          value={risk.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </fieldset>
  );
}
