import { useId, useState } from 'react';

import type { ChangeKind } from '../../../analysis/change-kind.ts';
import type { ProjectId } from '../../../analysis/ids.ts';
import type { TaskRow } from '../../../analysis/task-rows.ts';
import { type Task, taskShape, taskStatuses } from '../../../analysis/task.ts';
import { useWords, type Words } from '../speech.tsx';
import { Conflict, type Line } from './conflict.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';
import { DayField, LineField, Radio, TextField } from './fields.tsx';
import { subtaskOf } from './knowledge.ts';
import { SaveLine } from './save-line.tsx';
import { TaskMark } from './state-word.tsx';
import type { Row } from './store.ts';
import type { TabProps } from './tab-props.ts';
import { TaskHelp } from './task-help.tsx';
import { useRow } from './use-row.ts';
import { dayWords, moveWarning, objectWords, rowWarnings } from './words.ts';

interface Props extends TabProps {
  readonly found: TaskRow<Row<Task>>;
}

/** One task: who does it, by when, where it stands and what proves it. */
export function TaskEditor({ session, project, today, again, onExpired, found }: Props) {
  const words = useWords();
  const { say, language, day } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const stored = found.row.document.body;
  const [tried, setTried] = useState(false);
  const options = { session, project: own, kind: 'task', shape: taskShape, today } as const;
  const editing = useRow<Task>({ ...options, row: found.row, onSaved: again, onExpired });
  const { draft, state, theirs, edit } = editing;
  const set = (part: Partial<Task>) => edit({ ...draft, ...part });
  const isReasonMissing = draft.moved !== null && draft.moved.reason.trim() === '';
  const warning = moveWarning(words, found, draft);

  function save(how: 'save' | 'keepMine') {
    setTried(true);
    if (isReasonMissing) return;
    const { what, note } = changeOf(stored, draft);
    void editing[how](what, note);
  }

  return (
    <section className="card" aria-labelledby={id}>
      <div className="heading">
        <h2 id={id}>{subtaskOf(draft.subtask).title[language]}</h2>
        <TaskMark state={found.state} />
      </div>
      <p>
        <strong>{say('analysis.until', { day: dayWords(words, found) })}</strong>{' '}
        <span className="quiet">{objectWords(words, found, project.document.body)}</span>
      </p>
      {rowWarnings(words, found)
        .filter((each) => each !== warning)
        .map((each) => (
          <p key={each} className="note warn">
            {each}
          </p>
        ))}
      <TaskHelp subtask={draft.subtask} />
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
      <LineField
        label={say('analysis.owner')}
        help={say('analysis.owner.help')}
        value={draft.owner}
        choices={project.document.body.members.map(({ post }) => post)}
        onChange={(owner) => set({ owner })}
      />
      <fieldset className="plain">
        <legend>{say('analysis.standing')}</legend>
        {taskStatuses.map((status) => (
          <Radio
            key={status}
            name={`${id}-status`}
            label={say(`analysis.status.${status}`)}
            checked={draft.status === status}
            onChoose={() => set({ status, done: status === 'done' ? (draft.done ?? today) : null })}
          />
        ))}
        {draft.status === 'done' && (
          <DayField
            label={say('analysis.done-on')}
            value={draft.done}
            onChange={(done) => set({ done: done ?? today })}
          />
        )}
      </fieldset>
      <fieldset className="plain">
        <legend>{say('analysis.move')}</legend>
        <p className="help">{say('analysis.move.help')}</p>
        <DayField
          label={say('analysis.move.day')}
          value={draft.moved?.day ?? null}
          onChange={(to) =>
            set({ moved: to === null ? null : { day: to, reason: draft.moved?.reason ?? '' } })
          }
        />
        {warning !== null && <output className="note warn">{warning}</output>}
        {draft.moved !== null && (
          <TextField
            label={say('analysis.move.reason')}
            value={draft.moved.reason}
            problem={tried && isReasonMissing ? say('analysis.move.reason.missing') : null}
            onChange={(reason) => {
              if (draft.moved !== null) set({ moved: { ...draft.moved, reason } });
            }}
          />
        )}
      </fieldset>
      <EvidenceEditor
        session={session}
        project={own}
        evidence={draft.evidence}
        onChange={(evidence) => set({ evidence: [...evidence] })}
        onExpired={onExpired}
      />
      <SaveLine state={state} onSave={() => save('save')} onDiscard={editing.discard} />
    </section>
  );
}

/** What the history says of a change: the weightiest thing in it, and the reason of a move. */
function changeOf(before: Task, after: Task): { readonly what: ChangeKind; readonly note: string } {
  if (JSON.stringify(before.moved) !== JSON.stringify(after.moved)) {
    return { what: 'moved', note: after.moved?.reason.trim() ?? '' };
  }
  if (before.status !== after.status) return { what: 'status', note: '' };
  const isProved = JSON.stringify(before.evidence) !== JSON.stringify(after.evidence);
  return { what: isProved ? 'evidence' : 'changed', note: '' };
}

function linesOf({ say, day }: Words, task: Task): readonly Line[] {
  return [
    { label: say('analysis.owner'), text: task.owner },
    { label: say('analysis.standing'), text: say(`analysis.status.${task.status}`) },
    { label: say('analysis.done-on'), text: task.done === null ? '' : day(task.done) },
    { label: say('analysis.move.day'), text: task.moved === null ? '' : day(task.moved.day) },
    { label: say('analysis.move.reason'), text: task.moved?.reason ?? '' },
    {
      label: say('analysis.evidence'),
      text: task.evidence
        .map((each) => (each.kind === 'link' ? `${each.url} ${each.note}` : each.name))
        .join('\n'),
    },
  ];
}
