import { useState } from 'react';

import type { ProjectId } from '../../../analysis/ids.ts';
import { projectProblems, projectWarnings } from '../../../analysis/project-problems.ts';
import { type Project, projectShape } from '../../../analysis/project.ts';
import { useWords, type Words } from '../speech.tsx';
import { Conflict, type Line } from './conflict.tsx';
import { calendar } from './knowledge.ts';
import { ownersIn, taskChanges } from './new-project.ts';
import { ProjectFields } from './project-fields.tsx';
import { SaveLine } from './save-line.tsx';
import type { TabProps } from './tab-props.ts';
import { useRow } from './use-row.ts';
import { problemWords, warningWords } from './words.ts';

/** Order, objects, days and working group of a project that stands. */
export function GroupTab({ session, project, tasks, today, again, onExpired }: TabProps) {
  const words = useWords();
  const { day } = words;
  const own = project.id as string as ProjectId;
  const [tried, setTried] = useState(false);
  const editing = useRow<Project>({
    session,
    project: own,
    kind: 'project',
    row: project,
    shape: projectShape,
    today,
    onSaved: again,
    onExpired,
    // An object that got days of its own brings its own steps; without them its days would be asked of nobody.
    along: (body) => {
      const present = tasks.map(({ document }) => document.body);
      return taskChanges(session, body, present, ownersIn(tasks), today);
    },
  });
  const { draft, state, theirs } = editing;
  const problems = projectProblems(calendar, draft);
  const warnings = projectWarnings(calendar, draft, today);

  function save(how: 'save' | 'keepMine') {
    setTried(true);
    if (problems.length > 0) return;
    const isGroup = JSON.stringify(draft.members) !== JSON.stringify(project.document.body.members);
    void editing[how](isGroup ? 'members' : 'changed');
  }

  return (
    <>
      {theirs !== null && (
        <Conflict
          mine={linesOf(words, draft)}
          theirs={linesOf(words, theirs.document.body)}
          by={theirs.document.history.at(-1)?.officer ?? ''}
          on={day(theirs.document.history.at(-1)?.day ?? today)}
          onMine={() => save('keepMine')}
          onTheirs={editing.takeTheirs}
        />
      )}
      <ProjectFields project={draft} onChange={editing.edit} today={today} />
      {warnings.length > 0 && (
        <ul className="findings">
          {warnings.map((warning) => (
            <li key={JSON.stringify(warning)}>{warningWords(words, warning)}</li>
          ))}
        </ul>
      )}
      {tried && problems.length > 0 && (
        <div className="problem" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(words, problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <SaveLine state={state} onSave={() => save('save')} onDiscard={editing.discard} />
    </>
  );
}

function linesOf({ say, day }: Words, project: Project): readonly Line[] {
  const { order, objects, members } = project;
  return [
    { label: say('analysis.title'), text: project.title },
    { label: say('analysis.subject'), text: project.subject },
    {
      label: say('analysis.objects'),
      text: objects
        .map(({ name, days }) =>
          days === null
            ? name
            : `${name}: ${say('analysis.from-to', { from: day(days.start), to: day(days.end) })}`,
        )
        .join('\n'),
    },
    { label: say('analysis.start-day'), text: day(project.start) },
    { label: say('analysis.end-day'), text: day(project.end) },
    {
      label: say('analysis.external'),
      text: project.external === null ? '' : day(project.external),
    },
    { label: say('analysis.form'), text: say(`analysis.form.${project.form}`) },
    {
      label: say('analysis.order'),
      text:
        order === null
          ? say('analysis.order.none')
          : say('analysis.order.signed', { number: order.number, day: day(order.day) }),
    },
    {
      label: say('analysis.members'),
      text: members.map(({ post, part }) => `${post} (${say(`analysis.part.${part}`)})`).join('\n'),
    },
  ];
}
