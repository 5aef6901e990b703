import { useId } from 'react';

import type { FactorRule } from '../../factors-api.ts';
import { useWords } from '../speech.tsx';

/** The rules to choose from, each with what follows from it. */
export function RuleChoice<T extends FactorRule>({
  rules,
  value,
  onChange,
}: {
  readonly rules: readonly T[];
  readonly value: FactorRule;
  readonly onChange: (rule: T) => void;
}) {
  const { say } = useWords();
  const id = useId();
  return (
    <fieldset>
      <legend>{say('settings.factors.choose')}</legend>
      {rules.map((rule) => (
        <div key={rule}>
          <label className="check">
            <input
              type="radio"
              name={id}
              checked={value === rule}
              aria-describedby={`${id}-${rule}`}
              onChange={() => onChange(rule)}
            />
            {say(`settings.factors.rule.${rule}`)}
          </label>
          <p className="help" id={`${id}-${rule}`}>
            {say(`settings.factors.rule.${rule}.help`)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
