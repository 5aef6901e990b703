import { useId } from 'react';

import type { AnalysisObject, Project } from '../../../analysis/project.ts';
import { CheckField } from '../surveys/check-field.tsx';
import { useWords } from '../speech.tsx';
import { DayField, LineField } from './fields.tsx';
import { smallId } from './new-project.ts';

interface Props {
  readonly project: Project;
  readonly onChange: (project: Project) => void;
}

/** The units that are analysed; each may have days of its own in the schedule. */
export function ObjectsEditor({ project, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const { objects } = project;
  const put = (next: readonly AnalysisObject[]) => onChange({ ...project, objects: [...next] });
  const change = (object: AnalysisObject) =>
    put(objects.map((each) => (each.id === object.id ? object : each)));

  /** A list that is pasted becomes one object a line. */
  function named(object: AnalysisObject, text: string) {
    const lines = text
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length < 2) return change({ ...object, name: text });
    const [first = '', ...others] = lines;
    const added = others.map((name) => ({ id: smallId(), name, days: null }));
    return put(
      objects.flatMap((each) =>
        each.id === object.id ? [{ ...object, name: first }, ...added] : [each],
      ),
    );
  }

  return (
    <fieldset className="plain" aria-describedby={`${id}-help`}>
      <legend>{say('analysis.objects')}</legend>
      <p id={`${id}-help`} className="help">
        {say('analysis.objects.help')}
      </p>
      {objects.map((object, at) => (
        <div
          key={object.id}
          className="object"
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!text.trim().includes('\n')) return;
            event.preventDefault();
            named(object, text);
          }}
        >
          <LineField
            label={say('analysis.object', { number: at + 1 })}
            value={object.name}
            onChange={(name) => change({ ...object, name })}
          />
          <CheckField
            label={say('analysis.object.own-days')}
            checked={object.days !== null}
            onChange={(own) =>
              change({ ...object, days: own ? { start: project.start, end: project.end } : null })
            }
          />
          {objects.length > 1 && (
            <button
              type="button"
              className="small"
              aria-label={say('analysis.object.remove', { number: at + 1 })}
              onClick={() => put(objects.filter((each) => each.id !== object.id))}
            >
              {say('analysis.remove')}
            </button>
          )}
          {object.days !== null && (
            <ObjectDays object={object} days={object.days} onChange={change} />
          )}
        </div>
      ))}
      <button
        type="button"
        className="small"
        onClick={() => put([...objects, { id: smallId(), name: '', days: null }])}
      >
        {say('analysis.object.add')}
      </button>
    </fieldset>
  );
}

interface DaysProps {
  readonly object: AnalysisObject;
  readonly days: NonNullable<AnalysisObject['days']>;
  readonly onChange: (object: AnalysisObject) => void;
}

function ObjectDays({ object, days, onChange }: DaysProps) {
  const { say } = useWords();
  return (
    <div className="row">
      <DayField
        label={say('analysis.start-day')}
        value={days.start}
        onChange={(start) => {
          if (start !== null) onChange({ ...object, days: { ...days, start } });
        }}
      />
      <DayField
        label={say('analysis.end-day')}
        value={days.end}
        onChange={(end) => {
          if (end !== null) onChange({ ...object, days: { ...days, end } });
        }}
      />
    </div>
  );
}
