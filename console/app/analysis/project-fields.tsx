import { useId } from 'react';

import { forms, type Project } from '../../../analysis/project.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import { DayField, LineField, Radio } from './fields.tsx';
import { MembersEditor } from './members-editor.tsx';
import { lastDay } from './new-project.ts';
import { ObjectsEditor } from './objects-editor.tsx';

interface Props {
  readonly project: Project;
  readonly onChange: (project: Project) => void;
  readonly today: DateIso;
}

/** Everything that a project is told about itself. */
export function ProjectFields({ project, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const set = (part: Partial<Project>) => onChange({ ...project, ...part });
  return (
    <>
      <fieldset className="card">
        <legend className="hidden">{say('analysis.fields.what')}</legend>
        <h2>{say('analysis.fields.what')}</h2>
        <LineField
          label={say('analysis.title')}
          value={project.title}
          onChange={(title) => set({ title })}
        />
        <LineField
          label={say('analysis.subject')}
          help={say('analysis.subject.help')}
          value={project.subject}
          onChange={(subject) => set({ subject })}
        />
        <ObjectsEditor project={project} onChange={onChange} />
      </fieldset>
      <fieldset className="card">
        <legend className="hidden">{say('analysis.fields.when')}</legend>
        <h2>{say('analysis.fields.when')}</h2>
        <div className="row">
          <DayField
            label={say('analysis.start-day')}
            value={project.start}
            onChange={(start) => {
              if (start !== null) set({ start, end: lastDay(start) ?? project.end });
            }}
          />
          <DayField
            label={say('analysis.end-day')}
            value={project.end}
            onChange={(end) => {
              if (end !== null) set({ end });
            }}
          />
          <DayField
            label={say('analysis.external')}
            value={project.external}
            onChange={(external) => set({ external })}
          />
        </div>
        <p className="help">{say('analysis.days.help')}</p>
      </fieldset>
      <fieldset className="card">
        <legend className="hidden">{say('analysis.fields.who')}</legend>
        <h2>{say('analysis.fields.who')}</h2>
        <fieldset className="plain">
          <legend>{say('analysis.form')}</legend>
          {forms.map((form) => (
            <Radio
              key={form}
              name={`${id}-form`}
              label={say(`analysis.form.${form}`)}
              checked={project.form === form}
              onChoose={() => set({ form })}
            />
          ))}
        </fieldset>
        <fieldset className="plain">
          <legend>{say('analysis.order')}</legend>
          <Radio
            name={`${id}-order`}
            label={say('analysis.order.not-yet')}
            checked={project.order === null}
            onChoose={() => set({ order: null })}
          />
          <Radio
            name={`${id}-order`}
            label={say('analysis.order.is')}
            checked={project.order !== null}
            onChoose={() => set({ order: project.order ?? { number: '', day: project.start } })}
          />
          {project.order !== null && (
            <div className="row">
              <LineField
                label={say('analysis.order.number')}
                value={project.order.number}
                short
                onChange={(number) => set({ order: { ...orderOf(project), number } })}
              />
              <DayField
                label={say('analysis.order.day')}
                value={project.order.day}
                onChange={(day) => {
                  if (day !== null) set({ order: { ...orderOf(project), day } });
                }}
              />
            </div>
          )}
        </fieldset>
        <MembersEditor project={project} onChange={onChange} />
      </fieldset>
    </>
  );
}

function orderOf({ order, start }: Project): NonNullable<Project['order']> {
  return order ?? { number: '', day: start };
}
