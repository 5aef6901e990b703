import { useId } from 'react';

import { type GroupMember, parts, type Project } from '../../../analysis/project.ts';
import { useWords } from '../speech.tsx';
import { LineField } from './fields.tsx';
import { smallId } from './new-project.ts';

interface Props {
  readonly project: Project;
  readonly onChange: (project: Project) => void;
}

/** Who works on it, by post: a name is not needed and not asked for. */
export function MembersEditor({ project, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const { members } = project;
  const put = (next: readonly GroupMember[]) => onChange({ ...project, members: [...next] });
  const change = (member: GroupMember) =>
    put(members.map((each) => (each.id === member.id ? member : each)));
  return (
    <fieldset className="plain" aria-describedby={`${id}-help`}>
      <legend>{say('analysis.members')}</legend>
      <p id={`${id}-help`} className="help">
        {say('analysis.members.help')}
      </p>
      {members.map((member, at) => (
        <div key={member.id} className="object">
          <LineField
            label={say('analysis.member', { number: at + 1 })}
            value={member.post}
            onChange={(post) => change({ ...member, post })}
          />
          <div className="field short">
            <label htmlFor={`${id}-${member.id}`}>{say('analysis.member.part')}</label>
            <select
              id={`${id}-${member.id}`}
              value={member.part}
              onChange={(event) => {
                const part = parts.find((each) => each === event.target.value);
                if (part !== undefined) change({ ...member, part });
              }}
            >
              {parts.map((part) => (
                <option key={part} value={part}>
                  {say(`analysis.part.${part}`)}
                </option>
              ))}
            </select>
          </div>
          <button
            type="button"
            className="small"
            aria-label={say('analysis.member.remove', { number: at + 1 })}
            onClick={() => put(members.filter((each) => each.id !== member.id))}
          >
            {say('analysis.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="small"
        onClick={() =>
          put([
            ...members,
            { id: smallId(), post: '', part: members.length === 0 ? 'head' : 'member' },
          ])
        }
      >
        {say('analysis.member.add')}
      </button>
    </fieldset>
  );
}
