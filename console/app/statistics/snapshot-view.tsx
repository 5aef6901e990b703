import type { Figures, PublishedCell, Snapshot } from '../../../cases/statistics/snapshot.ts';
import {
  type ClosedTable,
  closedTables,
  type FiledTable,
  filedTables,
} from '../../../cases/statistics/tally.ts';
import { cellName, figureLines, quarterWords } from '../../../cases/statistics/words.ts';
import { useWords } from '../speech.tsx';
import { FigureTable } from './figure-table.tsx';

/** A snapshot as everybody sees it who may: sentences and tables, and nothing that is not in it. */
export function SnapshotView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { say, language } = useWords();
  const { figures, names, note, quarter } = snapshot;
  const tables = figures === null ? [] : tablesOf(figures);
  return (
    <div className="snapshot">
      {figures === null ? (
        <p>{say('statistics.withdrawn', { quarter: quarterWords(language, quarter) })}</p>
      ) : (
        <ul>
          {figureLines(language, figures).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {note !== null && (
        <p>
          <bdi>{note[language]}</bdi>
        </p>
      )}
      {tables.map(({ id, total, cells }) => {
        if (cells === undefined || total === null) return null;
        const caption = say(`statistics.table.${id}`);
        if (cells.every(({ count }) => count === null)) {
          return (
            <p key={id}>
              {caption}: {say('figures.table-hidden')}
            </p>
          );
        }
        const rows = cells.map(({ of, count }) => ({
          of,
          name: cellName(language, id, of, names),
          count,
        }));
        return <FigureTable key={id} caption={caption} rows={rows} total={total} />;
      })}
      {figures !== null && <p className="help">{say('figures.hidden-note')}</p>}
    </div>
  );
}

interface NamedTable {
  readonly id: FiledTable | ClosedTable;
  readonly total: number | null;
  readonly cells: readonly PublishedCell[] | undefined;
}

function tablesOf({ filed, closed }: Figures): readonly NamedTable[] {
  return [
    ...filedTables.map((id) => ({ id, total: filed.total, cells: filed.tables[id] })),
    ...closedTables.map((id) => ({ id, total: closed.total, cells: closed.tables[id] })),
  ];
}
