import { useId, useState } from 'react';

import {
  type Import,
  type ImportSource,
  importSources,
  longestSource,
} from '../../../../cases/statistics/imports/import.ts';
import { makeImport } from '../../../../cases/statistics/imports/make-import.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { DayField } from '../../analysis/fields.tsx';
import { Choice } from '../../inbox/choice.tsx';
import type { Session } from '../../session.ts';
import { useWords } from '../../speech.tsx';
import { sayRepeatable } from '../../trouble.ts';
import { useExpiry } from '../../use-expiry.ts';
import { type Kept, newKeptId, saveKept } from '../documents.ts';
import { ColumnFields } from './column-fields.tsx';
import { ImportPreview } from './import-preview.tsx';
import { useTable } from './use-table.ts';

interface Props {
  readonly session: Session;
  /** What the new table takes the place of; `null` where it stands beside. */
  readonly replaced: Kept<Import> | null;
  readonly today: DateIso;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  readonly onExpired: () => void;
}

/** A table is chosen, its columns are named, the officer sees what will be counted, and it is sealed to the group. */
export function ImportForm({ session, replaced, today, onCancel, onSaved, onExpired }: Props) {
  const { say, day } = useWords();
  const id = useId();
  const before = replaced?.value.from ?? null;
  // Drawn once: a table whose answer was lost is not counted twice.
  const [place] = useState(() => replaced ?? { id: newKeptId(), version: 0 });
  const [source, setSource] = useState<ImportSource>(before?.source ?? 'e-otinish');
  const [name, setName] = useState(before?.source === 'other' ? before.name : '');
  const [asOf, setAsOf] = useState<DateIso | null>(null);
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const use = useTable(today);
  useExpiry(thrown, onExpired);
  const { state, lines } = use;
  const missing = [
    ...(source === 'other' && name.trim().length < 2 ? [say('imports.missing.name')] : []),
    ...(asOf === null ? [say('imports.missing.as-of')] : []),
    ...(asOf !== null && asOf > today ? [say('imports.future')] : []),
    ...use.obstacles.map((each) => say(`imports.obstacle.${each}`)),
  ];

  async function save() {
    if (working || missing.length > 0 || lines === null || asOf === null) return;
    setWorking(true);
    setThrown(null);
    const from = source === 'other' ? { source, name: name.trim() } : { source };
    const about = { from, asOf, day: today, by: session.officerId };
    try {
      await saveKept(session, 'import', { ...place, value: makeImport(lines.lines, about) });
      onSaved();
    } catch (error) {
      setThrown(error);
      setWorking(false);
    }
  }

  return (
    <section className="card no-print" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say(replaced === null ? 'imports.new' : 'imports.new.replace')}</h2>
      {replaced !== null && (
        <p className="note">
          {say('imports.replaces', { day: day(replaced.value.day) })}{' '}
          <button type="button" onClick={onCancel}>
            {say('imports.replace.cancel')}
          </button>
        </p>
      )}
      <Choice
        label={say('imports.source')}
        value={source}
        options={importSources.map((each) => ({
          value: each,
          text: say(each === 'other' ? 'imports.source.other' : `figures.source.${each}`),
        }))}
        onChange={(to) => setSource(importSources.find((each) => each === to) ?? source)}
      />
      {source === 'other' && (
        <div className="field">
          <label htmlFor={`${id}-name`}>{say('imports.source.name')}</label>
          <input
            id={`${id}-name`}
            value={name}
            maxLength={longestSource}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </div>
      )}
      <DayField label={say('imports.as-of.field')} value={asOf} onChange={setAsOf} />
      <div className="field">
        <label htmlFor={`${id}-file`}>{say('imports.file')}</label>
        <p className="help" id={`${id}-file-help`}>
          {say('imports.file.help')}
        </p>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-describedby={`${id}-file-help`}
          onChange={({ target }) => void use.take(target.files?.[0] ?? null)}
        />
      </div>
      {state.kind === 'reading' && <output className="note">{say('imports.reading')}</output>}
      {state.kind === 'problem' && (
        <p className="problem" role="alert">
          {state.problem.kind === 'quotes'
            ? say('imports.file.quotes', { line: state.problem.line ?? 0 })
            : say(`imports.file.${state.problem.kind}`)}
        </p>
      )}
      {state.kind === 'table' && (
        <>
          {state.table.encoding === 'windows-1251' && (
            <p className="note warn">{say('imports.file.windows')}</p>
          )}
          {state.table.above > 0 && (
            <p className="note">{say('imports.file.above', { count: state.table.above })}</p>
          )}
          <ColumnFields table={state.table} use={use} today={today} />
          {lines !== null && <ImportPreview lines={lines} use={use} />}
          {thrown !== null && (
            <p className="problem" role="alert">
              {sayRepeatable(say, 'imports.not-saved', thrown)}
            </p>
          )}
          {missing.map((each) => (
            <p key={each} className="note warn">
              {each}
            </p>
          ))}
          <div className="buttons">
            <button
              type="button"
              className="main"
              aria-disabled={working || missing.length > 0}
              onClick={() => void save()}
            >
              {say(working ? 'imports.saving' : 'imports.save')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
