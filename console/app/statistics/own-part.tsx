import { useMemo } from 'react';

import { yearBefore } from '../../../cases/statistics/quarter.ts';
import {
  type Cell,
  closedTables,
  type ClosedTable,
  filedTables,
  type FiledTable,
  tally,
} from '../../../cases/statistics/tally.ts';
import { cellName, percentWords } from '../../../cases/statistics/words.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import { type CountedCases, within } from './counted-cases.ts';
import { FigureTable } from './figure-table.tsx';
import { listsOf, namesOf, outOfUse, type OwnCells } from './lists.ts';
import { MonthChart } from './month-chart.tsx';
import { usePeriod } from './use-period.tsx';

interface Props {
  readonly counted: CountedCases;
  readonly own: OwnCells;
  readonly today: DateIso;
}

/** The group's own figures, exact: whoever reads them may open each of these cases. */
export function OwnPart({ counted, own, today }: Props) {
  const words = useWords();
  const { say, language } = words;
  const thisYear = Number(today.slice(0, 4));
  const first = Math.min(thisYear, ...counted.facts.map(({ filed }) => Number(filed.slice(0, 4))));
  const { months, fields } = usePeriod(first, thisYear);
  const [now, before] = useMemo(() => {
    const lists = listsOf(own);
    return [tally(counted.facts, months, lists), tally(counted.facts, yearBefore(months), lists)];
  }, [counted, months, own]);
  const names = useMemo(() => namesOf(own), [own]);
  const unused = useMemo(() => outOfUse(own), [own]);
  const left = within(counted.uncounted, months);
  const waiting = within(counted.waiting, months);
  const confirmed = countOf(now.closed.tables.outcome, 'confirmed');
  const decided = confirmed + countOf(now.closed.tables.outcome, 'not-confirmed');
  const dated = now.filed.total - now.filed.pending;
  const inTime = dated - now.filed.late;

  if (counted.facts.length + counted.uncounted.length + counted.waiting.length === 0) {
    return (
      <div className="empty">
        <p>{say('statistics.empty')}</p>
        <p>{say('statistics.empty.how')}</p>
      </div>
    );
  }
  return (
    <section aria-label={say('statistics.own')}>
      <p className="help">{say('statistics.own.help')}</p>
      <div className="periods no-print">
        {fields}
        <button type="button" onClick={() => window.print()}>
          {say('statistics.print')}
        </button>
      </div>
      {waiting > 0 && (
        <output className="note">{say('statistics.waiting', { count: waiting })}</output>
      )}
      {left > 0 && <p className="note warn">{say('statistics.uncounted', { count: left })}</p>}
      <dl className="tiles">
        <Tile
          label={say('statistics.tile.filed')}
          value={now.filed.total}
          before={before.filed.total}
        />
        <Tile
          label={say('statistics.tile.closed')}
          value={now.closed.total}
          before={before.closed.total}
        />
        <Tile
          label={say('statistics.tile.questions')}
          value={now.questions}
          before={before.questions}
        />
        <Share label={say('statistics.tile.pledge')} of={inTime} all={dated} />
        <Share
          label={say('statistics.tile.term')}
          of={now.closed.total - now.closed.late}
          all={now.closed.total}
        />
        <Share label={say('statistics.tile.confirmed')} of={confirmed} all={decided} />
      </dl>
      <MonthChart now={now.filed.tables.month} before={before.filed.tables.month} />
      {filedTables.map((id) =>
        table(id, now.filed.tables[id], before.filed.tables[id], now.filed.total),
      )}
      {closedTables.map((id) =>
        table(id, now.closed.tables[id], before.closed.tables[id], now.closed.total),
      )}
    </section>
  );

  function nameOf(id: FiledTable | ClosedTable, of: string): string {
    const name = cellName(language, id, of, names);
    return id === 'category' && unused.has(of) ? say('statistics.out-of-use', { name }) : name;
  }

  function table(
    id: FiledTable | ClosedTable,
    cells: readonly Cell[],
    earlier: readonly Cell[],
    total: number,
  ) {
    const rows = cells
      .map(({ of, count }, at) => ({
        of,
        name: nameOf(id, of),
        count,
        before: earlier[at]?.count ?? 0,
      }))
      .filter(
        ({ of, count, before: was }) => count + was > 0 || (id !== 'region' && !unused.has(of)),
      );
    if (cells.length < 2 || rows.length === 0) return null;
    return (
      <FigureTable key={id} caption={say(`statistics.table.${id}`)} rows={rows} total={total} />
    );
  }
}

function Share({ label, of, all }: { label: string; of: number; all: number }) {
  const { say, language } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {all === 0 ? '–' : percentWords(language, of, all)}{' '}
        <span className="quiet">{say('statistics.of', { count: of, all })}</span>
      </dd>
    </div>
  );
}

function Tile({ label, value, before }: { label: string; value: number; before: number }) {
  const { say } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value} <span className="quiet">{say('statistics.year-before', { count: before })}</span>
      </dd>
    </div>
  );
}

function countOf(cells: readonly Cell[], id: string): number {
  return cells.find(({ of }) => of === id)?.count ?? 0;
}
