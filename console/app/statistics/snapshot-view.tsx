import { sourceKey } from '../../../cases/statistics/imports/import.ts';
import { sourceTables } from '../../../cases/statistics/imports/source.ts';
import type { Figures, PublishedCell, Snapshot } from '../../../cases/statistics/snapshot.ts';
import {
  type ClosedTable,
  closedTables,
  type FiledTable,
  filedTables,
} from '../../../cases/statistics/tally.ts';
import {
  appealsLine,
  cellName,
  figureLines,
  publishedRows,
  quarterWords,
  sourceCellName,
  sourceName,
} from '../../../cases/statistics/words.ts';
import { useWords } from '../speech.tsx';
import { FigureTable } from './figure-table.tsx';

interface Props {
  readonly snapshot: Snapshot;
  /** What stands above it on the page decides which heading may follow. */
  readonly heading: 'h2' | 'h3';
}

/** A snapshot as everybody sees it who may: sentences and tables, and nothing that is not in it. */
export function SnapshotView({ snapshot, heading: Heading }: Props) {
  const { say, language, day } = useWords();
  const { figures, names, note, quarter, corrects } = snapshot;
  const external = snapshot.external ?? [];
  const entry = `${quarterWords(language, quarter)}, № ${snapshot.number}`;
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
      {corrects !== null && figures !== null && (
        <p>{say('figures.in-place-of', { number: corrects })}</p>
      )}
      {note !== null && (
        <p>
          <bdi>{note[language]}</bdi>
        </p>
      )}
      {tables.map(({ id, total, cells }) => (
        <PublishedTable
          key={id}
          caption={say(`statistics.table.${id}`)}
          about={entry}
          cells={cells}
          total={total}
          name={(of) => cellName(language, id, of, names)}
        />
      ))}
      {external.map(({ from, asOf, counted: { total, tables: all } }) => (
        <section key={sourceKey(from)} className="of-others">
          <Heading>{say('figures.external', { source: sourceName(language, from) })}</Heading>
          <p>{appealsLine(language, total)}</p>
          <p className="help">{say('figures.external.note', { day: day(asOf) })}</p>
          {sourceTables.map((id) => (
            <PublishedTable
              key={id}
              caption={say(
                id === 'category' ? 'figures.external.category' : `statistics.table.${id}`,
              )}
              about={`${sourceName(language, from)}, ${entry}`}
              cells={all[id]}
              total={total}
              name={(of) => sourceCellName(language, id, of)}
              counted={say('figures.column')}
            />
          ))}
        </section>
      ))}
      {figures !== null && <p className="help">{say('figures.hidden-note')}</p>}
    </div>
  );
}

interface TableProps {
  readonly caption: string;
  /** Whose figures, and of which entry: several stand on one page. */
  readonly about: string;
  readonly cells: readonly PublishedCell[] | undefined;
  readonly total: number | null;
  readonly name: (of: string) => string;
  readonly counted?: string;
}

function PublishedTable({ caption, about, cells, total, name, counted }: TableProps) {
  const { say, language } = useWords();
  if (cells === undefined || total === null) return null;
  if (cells.every(({ count }) => count === null)) {
    return (
      <p>
        {caption}: {say('figures.table-hidden')}
      </p>
    );
  }
  const heading = counted === undefined ? {} : { counted };
  const { rows, leftOut } = publishedRows(language, cells, name);
  return (
    <>
      <FigureTable caption={caption} about={about} rows={rows} total={total} {...heading} />
      {leftOut !== null && <p className="help">{leftOut}</p>}
    </>
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
