import { useState } from 'react';

import { type Import, mostImports } from '../../../../cases/statistics/imports/import.ts';
import type { Source } from '../../../../cases/statistics/imports/source.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Session } from '../../session.ts';
import { FocusedNote } from '../../focused-note.tsx';
import { useWords } from '../../speech.tsx';
import type { CountedCases } from '../counted-cases.ts';
import type { Kept } from '../documents.ts';
import type { OwnCells } from '../lists.ts';
import { BySource } from './by-source.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportList } from './import-list.tsx';
import { SourceView } from './source-view.tsx';
import { Templates } from './templates.tsx';

interface Props {
  readonly session: Session;
  readonly imports: readonly Kept<Import>[];
  readonly sources: readonly Source[];
  readonly counted: CountedCases;
  readonly own: OwnCells;
  readonly today: DateIso;
  readonly onChanged: () => void;
  readonly onExpired: () => void;
}

/** What other systems counted, beside what we did: shown apart, and never added. */
export function ImportsPart(props: Props) {
  const { session, imports, sources, counted, own, today, onChanged, onExpired } = props;
  const { say } = useWords();
  const [replaced, setReplaced] = useState<Kept<Import> | null>(null);
  const [saved, setSaved] = useState(0);
  const isFull = imports.length >= mostImports && replaced === null;
  return (
    <section aria-label={say('statistics.imports')}>
      <p className="help">{say('imports.help')}</p>
      {sources.length === 0 && (
        <div className="empty">
          <p>{say('imports.empty')}</p>
          <p>{say('imports.empty.how')}</p>
        </div>
      )}
      {sources.length > 0 && <BySource sources={sources} />}
      {sources.map((source) => (
        <SourceView key={source.key} source={source} counted={counted} own={own} />
      ))}
      <ImportList
        session={session}
        imports={imports}
        onReplace={setReplaced}
        onChanged={onChanged}
        onExpired={onExpired}
      />
      <FocusedNote of={saved === 0 ? null : saved}>{say('imports.saved')}</FocusedNote>
      {isFull ? (
        <p className="note warn">{say('imports.full', { count: mostImports })}</p>
      ) : (
        <ImportForm
          key={`${replaced?.id ?? 'new'}/${saved}`}
          session={session}
          replaced={replaced}
          today={today}
          onCancel={() => setReplaced(null)}
          onSaved={() => {
            setReplaced(null);
            setSaved(saved + 1);
            onChanged();
          }}
          onExpired={onExpired}
        />
      )}
      <Templates />
    </section>
  );
}
