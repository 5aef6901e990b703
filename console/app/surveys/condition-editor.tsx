import { useId } from 'react';

import type { Condition } from '../../../knowledge/schema/questionnaire.ts';
import {
  type BuiltCondition,
  conditionOf,
  type ConditionPart,
  partsOf,
} from '../../../surveys/condition-parts.ts';
import { type DraftQuestion, hasOptions } from '../../../surveys/draft.ts';
import { useWords } from '../speech.tsx';
import { ConditionPartEditor } from './condition-part-editor.tsx';

interface Props {
  readonly question: DraftQuestion;
  /** Questions that are asked before. */
  readonly earlier: readonly DraftQuestion[];
  readonly onChange: (when: Condition | null) => void;
}

/** "Ask only those who answered so": chosen from earlier questions and their answers, in one part or several. */
export function ConditionEditor({ question, earlier, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const choosable = earlier.filter(hasOptions);
  const built = partsOf(question.when);
  if (built === null) {
    return (
      <div className="field">
        <p>{say('surveys.when.complex')}</p>
        <button type="button" onClick={() => onChange(null)}>
          {say('surveys.when.drop')}
        </button>
      </div>
    );
  }
  const { join, parts } = built;
  const set = (next: Partial<BuiltCondition>) => onChange(conditionOf({ ...built, ...next }));
  const change = (at: number, part: ConditionPart | null) =>
    set({ parts: part === null ? parts.toSpliced(at, 1) : parts.with(at, part) });
  const [first] = choosable;
  const [option] = first?.options ?? [];
  return (
    <fieldset className="plain">
      <legend>{say('surveys.when')}</legend>
      {parts.length > 1 && (
        <div className="field short">
          <label htmlFor={`${id}-join`}>{say('surveys.when.join')}</label>
          <select
            id={`${id}-join`}
            value={join}
            onChange={(event) => set({ join: event.target.value === 'any' ? 'any' : 'all' })}
          >
            <option value="all">{say('surveys.when.all')}</option>
            <option value="any">{say('surveys.when.any')}</option>
          </select>
        </div>
      )}
      {parts.length === 0 ? (
        <ConditionPartEditor
          part={null}
          number={1}
          choosable={choosable}
          onChange={(part) => set({ parts: part === null ? [] : [part] })}
        />
      ) : (
        parts.map((part, at) => (
          <ConditionPartEditor
            // oxlint-disable-next-line react/no-array-index-key -- parts have no id, and keep nothing of their own
            key={at}
            part={part}
            number={at + 1}
            choosable={choosable}
            onChange={(next) => change(at, next)}
          />
        ))
      )}
      {parts.length > 0 && first !== undefined && option !== undefined && (
        <button
          type="button"
          className="small"
          onClick={() => set({ parts: [...parts, { question: first.id, is: [option.id] }] })}
        >
          {say('surveys.when.add')}
        </button>
      )}
    </fieldset>
  );
}
