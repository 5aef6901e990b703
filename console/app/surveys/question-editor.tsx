import { useId } from 'react';

import { type DraftQuestion, draftTypes, hasOptions } from '../../../surveys/draft.ts';
import type { Finding } from '../../../surveys/findings.ts';
import { useWords } from '../speech.tsx';
import { CheckField } from './check-field.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { FindingLine } from './finding-list.tsx';
import { NumberField } from './number-field.tsx';
import { OptionsEditor } from './options-editor.tsx';
import { PlaceButtons } from './place-buttons.tsx';
import { WordsField } from './words-field.tsx';

interface Props {
  readonly question: DraftQuestion;
  readonly place: number;
  readonly last: boolean;
  readonly earlier: readonly DraftQuestion[];
  readonly findings: readonly Finding[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (question: DraftQuestion) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/** One question: closed it is a line, open it has all its fields. */
export function QuestionEditor(props: Props) {
  const { question, place, last, findings, open, onOpen, onMove, onCopy, onRemove } = props;
  const { say, language } = useWords();
  const id = useId();
  const name = say('surveys.question.number', { number: place + 1 });
  const refused = findings.some(({ level }) => level === 'refusal');
  return (
    <li className="card question">
      <div className="heading">
        <h3 id={`${id}-name`}>
          {place + 1}. <bdi>{question.label[language].trim() || say('surveys.untitled')}</bdi>
        </h3>
        <PlaceButtons
          name={name}
          first={place === 0}
          last={last}
          onMove={onMove}
          onCopy={onCopy}
          onRemove={onRemove}
        />
      </div>
      <p className="marks">
        <button
          type="button"
          className="small"
          id={`question-${question.id}`}
          aria-expanded={open}
          aria-describedby={`${id}-name`}
          onClick={() => onOpen(!open)}
        >
          {say(open ? 'surveys.question.close' : 'surveys.question.edit')}
        </button>
        <span className="mark state">{say(`surveys.type.${question.type}`)}</span>
        {question.when !== null && (
          <span className="mark state">{say('surveys.question.conditional')}</span>
        )}
        {findings.length > 0 && (
          <span className={`mark ${refused ? 'overdue' : 'soon'}`}>
            {say('surveys.question.findings', { count: findings.length })}
          </span>
        )}
      </p>
      {open && <Fields {...props} id={id} />}
    </li>
  );
}

function Fields({ question, earlier, findings, onChange, id }: Props & { readonly id: string }) {
  const { say } = useWords();
  const set = (part: Partial<DraftQuestion>) => onChange({ ...question, ...part });
  return (
    <div className="fields">
      {findings.length > 0 && (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>
              <FindingLine finding={finding} question={question} />
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor={`${id}-type`}>{say('surveys.question.type')}</label>
        <select
          id={`${id}-type`}
          value={question.type}
          onChange={(event) => {
            const type = draftTypes.find((one) => one === event.target.value);
            if (type !== undefined) set({ type });
          }}
        >
          {draftTypes.map((type) => (
            <option key={type} value={type}>
              {say(`surveys.type.${type}`)}
            </option>
          ))}
        </select>
      </div>
      <WordsField
        label={say('surveys.question.label')}
        value={question.label}
        onChange={(label) => set({ label })}
        long
      />
      <WordsField
        label={say('surveys.question.help')}
        value={question.help}
        onChange={(help) => set({ help })}
        long
        optional
      />
      {hasOptions(question) && <OptionsEditor question={question} onChange={onChange} />}
      <TypeFields question={question} set={set} />
      {question.type !== 'information' && (
        <div className="row">
          <CheckField
            label={say('surveys.question.skippable')}
            checked={question.skippable}
            onChange={(skippable) => set({ skippable })}
          />
        </div>
      )}
      <ConditionEditor question={question} earlier={earlier} onChange={(when) => set({ when })} />
    </div>
  );
}

interface TypeProps {
  readonly question: DraftQuestion;
  readonly set: (part: Partial<DraftQuestion>) => void;
}

function TypeFields({ question, set }: TypeProps) {
  const { say } = useWords();
  switch (question.type) {
    case 'scale':
      return (
        <>
          <div className="row">
            <NumberField
              label={say('surveys.scale.from')}
              value={question.from}
              onChange={(from) => set({ from: from ?? 1 })}
            />
            <NumberField
              label={say('surveys.scale.to')}
              value={question.to}
              onChange={(to) => set({ to: to ?? 5 })}
            />
          </div>
          <WordsField
            label={say('surveys.scale.low')}
            value={question.low}
            onChange={(low) => set({ low })}
          />
          <WordsField
            label={say('surveys.scale.high')}
            value={question.high}
            onChange={(high) => set({ high })}
          />
        </>
      );
    case 'number':
      return (
        <div className="row">
          <NumberField
            label={say('surveys.number.least')}
            value={question.atLeast}
            onChange={(atLeast) => set({ atLeast })}
          />
          <NumberField
            label={say('surveys.number.most')}
            value={question.atMost}
            onChange={(atMost) => set({ atMost })}
          />
          <CheckField
            label={say('surveys.number.whole')}
            checked={question.whole}
            onChange={(whole) => set({ whole })}
          />
        </div>
      );
    case 'date':
      return (
        <>
          <p className="help">{say('surveys.date.help')}</p>
          <CheckField
            label={say('surveys.date.exact')}
            checked={question.exact}
            onChange={(exact) => set({ exact })}
          />
        </>
      );
    case 'text':
      return (
        <>
          <p className="help">{say('surveys.text.help')}</p>
          <CheckField
            label={say('surveys.text.long')}
            checked={question.long}
            onChange={(long) => set({ long })}
          />
        </>
      );
    case 'single':
    case 'multiple':
    case 'information':
      return null;
    default:
      return question.type satisfies never;
  }
}
