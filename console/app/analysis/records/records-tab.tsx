import { useCallback, useId, useState } from 'react';

import { made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import { recordShape, type RecordRow } from '../../../../analysis/records/record.ts';
import type { RecordBook } from '../../../../knowledge/schema/record-book.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { wayFromHere } from '../../route.ts';
import { useStoring } from '../../use-storing.ts';
import { troubleKey } from '../../trouble.ts';
import { ChoiceField } from '../register/choice-field.tsx';
import { standing } from '../register/load-register.ts';
import { onlyId, onlyRow } from '../register/only-one.ts';
import { Part } from '../register/part.tsx';
import { loadRows, type Row, saveRows } from '../store.ts';
import { tabPlace, TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { books } from './books.ts';
import { RecordEditor } from './record-editor.tsx';
import { RecordTable } from './record-table.tsx';
import { Reckoning } from './reckoning.tsx';

/** The light registers: which there are, what each holds, and its rows. */
export function RecordsTab(props: TabProps) {
  const { session, project, onExpired } = props;
  const own = project.id as string as ProjectId;
  const { load, again } = useLoad(
    useCallback(() => loadRows(session, own, 'register', recordShape), [session, own]),
  );
  return (
    <Part load={load} of={`registers/${own}`} onAgain={again} onExpired={onExpired}>
      {({ rows, broken }) => (
        <Whole {...props} rows={standing(rows)} broken={broken} reload={again} />
      )}
    </Part>
  );
}

interface Loaded extends TabProps {
  readonly rows: readonly Row<RecordRow>[];
  readonly broken: number;
  readonly reload: () => void;
}

function Whole(props: Loaded) {
  const { rows, broken, row, project } = props;
  const { say, language } = useWords();
  const own = project.id as string as ProjectId;
  const open = row === null ? null : (rows.find(({ id }) => id === row) ?? null);
  const [chosen, setChosen] = useState(books[0]?.id ?? '');
  const book = books.find(({ id }) => id === (open?.document.body.book ?? chosen));
  if (book === undefined) return null;
  return (
    <>
      {broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: broken })}
        </p>
      )}
      {row === null ? (
        <>
          <p className="help">{say('records.about')}</p>
          <ChoiceField
            label={say('records.choose')}
            value={chosen}
            options={books.map(({ id, title }) => ({ id, label: title[language] }))}
            onChange={setChosen}
          />
          <Book key={book.id} {...props} book={book} />
        </>
      ) : (
        <>
          <p className="back">
            <TabLink project={own} tab="registers">
              ← {say('records.back')}
            </TabLink>
          </p>
          {open === null ? (
            <p className="problem">{say('register.gone')}</p>
          ) : (
            <RecordEditor key={open.id} {...props} book={book} found={open} />
          )}
        </>
      )}
    </>
  );
}

function Book(props: Loaded & { readonly book: RecordBook }) {
  const { book, rows, session, project, today, reload } = props;
  const { say, language } = useWords();
  const id = useId();
  const own = project.id as string as ProjectId;
  const [state, store] = useStoring();
  const records = rows.filter(({ document: { body } }) => body.book === book.id);
  const lines = records.filter(({ document: { body } }) => body.part === 'row');

  async function add() {
    const onward = wayFromHere();
    const fresh = newDocumentId(systemRandom);
    const body: RecordRow = { book: book.id, part: 'row', cells: {} };
    const change = { day: today, officer: session.officerId, what: 'made', note: '' } as const;
    await saveRows(session, own, [
      { id: fresh, kind: 'register', expected: 0, document: made(body, change) },
    ]);
    reload();
    onward(tabPlace(own, 'registers', fresh));
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{book.title[language]}</h2>
      <p>{book.about[language]}</p>
      <p className="quiet">
        {say('records.keeper', { who: book.keeper[language] })}{' '}
        {say('records.when', { when: book.when[language] })}
      </p>
      {typeof state === 'object' && (
        <p className="problem" role="alert">
          {say(troubleKey(state.thrown))}
        </p>
      )}
      <div className="buttons no-print">
        <button type="button" className="main" onClick={() => void store(add)}>
          {say('records.add')}
        </button>
        <button type="button" onClick={() => window.print()}>
          {say('register.print')}
        </button>
      </div>
      {lines.length === 0 ? (
        <p className="empty">{say('records.empty')}</p>
      ) : (
        <RecordTable project={own} book={book} rows={lines} />
      )}
      <Reckoning book={book} records={records.map(({ document }) => document.body)} />
      {book.figures.length > 0 && (
        <RecordEditor
          {...props}
          found={onlyRow(
            records,
            onlyId(own, `figures/${book.id}`),
            { book: book.id, part: 'figures', cells: {} },
            today,
          )}
        />
      )}
    </section>
  );
}
