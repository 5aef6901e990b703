import { useId } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import {
  type Cell,
  columnsOf,
  printed,
  recordShape,
  type RecordRow,
  rowProblems,
} from '../../../../analysis/records/record.ts';
import { noWords } from '../../../../analysis/register/risk.ts';
import type { RecordBook, RecordColumn } from '../../../../knowledge/schema/record-book.ts';
import { dateIso } from '../../../../platform/time.ts';
import { useWords, type Words } from '../../speech.tsx';
import { Conflict, type Line } from '../conflict.tsx';
import { DayField, LineField } from '../fields.tsx';
import { ChoiceField } from '../register/choice-field.tsx';
import { namesSomebody, PairField } from '../register/pair-field.tsx';
import { Removal } from '../register/removal.tsx';
import { SaveLine } from '../save-line.tsx';
import type { Row } from '../store.ts';
import type { TabProps } from '../tab-props.ts';
import { useRow } from '../use-row.ts';

interface Props extends TabProps {
  readonly book: RecordBook;
  readonly found: Row<RecordRow>;
  readonly reload: () => void;
}

/** One row of a light register, or what is told once for the whole of it: a field for each column. */
export function RecordEditor(props: Props) {
  const { session, project, today, book, found, reload, onExpired } = props;
  const words = useWords();
  const { say, day, language } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const options = { session, project: own, kind: 'register', shape: recordShape, today } as const;
  const editing = useRow<RecordRow>({ ...options, row: found, onSaved: reload, onExpired });
  const { draft, state, theirs, edit } = editing;
  const problems = rowProblems(book, draft);
  const what = found.version === 0 ? 'made' : 'changed';
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{draft.part === 'figures' ? say('records.figures') : book.title[language]}</h2>
      {theirs !== null && (
        <Conflict
          mine={linesOf(words, book, draft)}
          theirs={linesOf(words, book, theirs.document.body)}
          by={theirs.document.history.at(-1)?.officer ?? ''}
          on={day(theirs.document.history.at(-1)?.day ?? today)}
          onMine={() => void editing.keepMine(what)}
          onTheirs={editing.takeTheirs}
        />
      )}
      {columnsOf(book, draft.part).map((column) => (
        <ColumnField
          key={column.id}
          column={column}
          cell={draft.cells[column.id]}
          problem={problems.find((problem) => problem.column === column.id)?.because ?? null}
          onChange={(cell) => edit({ ...draft, cells: { ...draft.cells, [column.id]: cell } })}
        />
      ))}
      <SaveLine state={state} onSave={() => void editing.save(what)} onDiscard={editing.discard} />
      {draft.part === 'row' && (
        <Removal
          session={session}
          project={own}
          today={today}
          kind="register"
          row={found}
          tab="registers"
          reload={reload}
        />
      )}
    </section>
  );
}

interface FieldProps {
  readonly column: RecordColumn;
  readonly cell: Cell | undefined;
  readonly problem: ReturnType<typeof rowProblems>[number]['because'] | null;
  readonly onChange: (cell: Cell) => void;
}

function ColumnField({ column, cell, problem, onChange }: FieldProps) {
  const { say, language } = useWords();
  const label = column.required
    ? say('records.required', { label: column.label[language] })
    : column.label[language];
  const text = typeof cell === 'string' ? cell : '';
  const help = column.help?.[language];
  const named = column.warnsOfNames && column.type === 'line' && namesSomebody(text);
  return (
    <>
      {column.type === 'text' && (
        <PairField
          label={label}
          value={typeof cell === 'object' ? cell : noWords}
          warnsOfNames={column.warnsOfNames}
          {...(help === undefined ? {} : { help })}
          onChange={onChange}
        />
      )}
      {column.type === 'day' && (
        <DayField label={label} value={dateIso(text)} onChange={(day) => onChange(day ?? '')} />
      )}
      {column.type === 'choice' && (
        <ChoiceField
          label={label}
          value={text}
          options={[
            { id: '', label: '–' },
            ...column.options.map((option) => ({ id: option.id, label: option.label[language] })),
          ]}
          onChange={onChange}
        />
      )}
      {(column.type === 'line' || column.type === 'number' || column.type === 'link') && (
        <LineField
          label={label}
          value={text}
          short={column.type === 'number'}
          {...(help === undefined ? {} : { help })}
          onChange={onChange}
        />
      )}
      {named && <output className="note warn">{say('register.name')}</output>}
      {problem !== null && problem !== 'missing' && (
        <p className="missing" role="alert">
          {say(`records.problem.${problem}`)}
        </p>
      )}
    </>
  );
}

function linesOf({ language }: Words, book: RecordBook, row: RecordRow): readonly Line[] {
  return columnsOf(book, row.part).map((column) => {
    const cell = row.cells[column.id];
    return {
      label: column.label[language],
      text:
        typeof cell === 'object' ? `${cell.kk}\n${cell.ru}`.trim() : printed(column, cell, 'ru'),
    };
  });
}
