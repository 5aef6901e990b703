import { useMemo, useState } from 'react';

import { monthsOfYear, yearBefore } from '../../../cases/statistics/quarter.ts';
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
import { type CountedCases, uncountedIn } from './counted-cases.ts';
import { FigureTable } from './figure-table.tsx';
import { listsOf, namesOf, outOfUse, type OwnCells } from './lists.ts';
import { MonthChart } from './month-chart.tsx';

interface Props {
  readonly counted: CountedCases;
  readonly own: OwnCells;
  readonly today: DateIso;
}

const whole = 'whole';

/** The group's own figures, exact: whoever reads them may open each of these cases. */
export function OwnPart({ counted, own, today }: Props) {
  const words = useWords();
  const { say, language } = words;
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [part, setPart] = useState(whole);
  const first = Math.min(thisYear, ...counted.facts.map(({ filed }) => Number(filed.slice(0, 4))));
  const years = Array.from({ length: thisYear - first + 1 }, (_, at) => thisYear - at);
  const months = useMemo(() => {
    const all = monthsOfYear(year);
    return part === whole ? all : all.slice((Number(part) - 1) * 3, Number(part) * 3);
  }, [year, part]);
  const [now, before] = useMemo(() => {
    const lists = listsOf(own);
    return [tally(counted.facts, months, lists), tally(counted.facts, yearBefore(months), lists)];
  }, [counted, months, own]);
  const names = useMemo(() => namesOf(own), [own]);
  const unused = useMemo(() => outOfUse(own), [own]);
  const left = uncountedIn(counted, months);
  const confirmed = countOf(now.closed.tables.outcome, 'confirmed');
  const decided = confirmed + countOf(now.closed.tables.outcome, 'not-confirmed');
  const dated = now.filed.total - now.filed.pending;
  const inTime = dated - now.filed.late;

  if (counted.facts.length === 0 && counted.uncounted.length === 0) {
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
        <label className="field short">
          {say('statistics.year')}
          <select value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <label className="field short">
          {say('statistics.part')}
          <select value={part} onChange={(event) => setPart(event.target.value)}>
            <option value={whole}>{say('statistics.part.whole')}</option>
            {['1', '2', '3', '4'].map((each) => (
              <option key={each} value={each}>
                {say('statistics.part.quarter', { quarter: each })}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => window.print()}>
          {say('statistics.print')}
        </button>
      </div>
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
