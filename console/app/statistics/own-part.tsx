import { useMemo, useState } from 'react';

import { only, type Only, onlyText, readOnly } from '../../../cases/statistics/only.ts';
import { yearBefore } from '../../../cases/statistics/quarter.ts';
import { type Share, sharesOf } from '../../../cases/statistics/shares.ts';
import {
  type Cell,
  cellsOf,
  chosenTables,
  closedTables,
  type ClosedTable,
  filedTables,
  type FiledTable,
  tally,
} from '../../../cases/statistics/tally.ts';
import { cellName, percentWords } from '../../../cases/statistics/words.ts';
import type { DateIso } from '../../../platform/time.ts';
import { numberText } from '../../../knowledge/numbers.ts';
import { useWords } from '../speech.tsx';
import { type CountedCases, within } from './counted-cases.ts';
import { FigureTable } from './figure-table.tsx';
import { listsOf, namesOf, outOfUse, type OwnCells } from './lists.ts';
import { MonthChart } from './month-chart.tsx';
import { type OwnTable, saveFigures } from './save-figures.ts';
import { usePeriod } from './use-period.tsx';

interface Props {
  readonly counted: CountedCases;
  readonly own: OwnCells;
  readonly today: DateIso;
}

/** The group's own figures, exact: whoever reads them may open each of these cases. */
export function OwnPart({ counted, own, today }: Props) {
  const { say, language } = useWords();
  const thisYear = Number(today.slice(0, 4));
  const first = Math.min(thisYear, ...counted.facts.map(({ filed }) => Number(filed.slice(0, 4))));
  const { months, fields } = usePeriod(first, thisYear);
  const [wanted, setWanted] = useState<Only | null>(null);
  const lists = useMemo(() => listsOf(own), [own]);
  const [now, before] = useMemo(() => {
    const facts = only(counted.facts, lists, wanted);
    return [tally(facts, months, lists), tally(facts, yearBefore(months), lists)];
  }, [counted, months, lists, wanted]);
  const names = useMemo(() => namesOf(own), [own]);
  const unused = useMemo(() => outOfUse(own), [own]);
  const left = within(counted.uncounted, months);
  const waiting = within(counted.waiting, months);
  const shares = sharesOf(now);
  const tables = [
    ...filedTables.flatMap((id) =>
      tableOf(id, now.filed.total, now.filed.tables[id], before.filed.tables[id]),
    ),
    ...closedTables.flatMap((id) =>
      tableOf(id, now.closed.total, now.closed.tables[id], before.closed.tables[id]),
    ),
  ];

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
        <label className="field short">
          {say('statistics.only')}
          <select
            value={wanted === null ? '' : onlyText(wanted)}
            onChange={({ target }) => setWanted(readOnly(target.value, lists))}
          >
            <option value="">{say('statistics.only.all')}</option>
            {chosenTables.map((table) => (
              <optgroup key={table} label={say(`statistics.table.${table}`)}>
                {cellsOf(table, lists).map((of) => (
                  <option key={of} value={onlyText({ table, of })}>
                    {nameOf(table, of)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
      </div>
      <p className="buttons no-print">
        <button type="button" onClick={() => window.print()}>
          {say('statistics.print')}
        </button>
        <button type="button" onClick={() => saveFigures(tables, months, say)}>
          {say('statistics.save')}
        </button>
      </p>
      {wanted !== null && (
        <p className="note">
          {say('statistics.only.note', { name: nameOf(wanted.table, wanted.of) })}
        </p>
      )}
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
        {(['pledge', 'term', 'confirmed'] as const).map((each) => (
          <ShareTile key={each} label={say(`statistics.tile.${each}`)} share={shares[each]} />
        ))}
      </dl>
      <MonthChart now={now.filed.tables.month} before={before.filed.tables.month} />
      {tables.map(({ id, caption, rows, total }) => (
        <FigureTable key={id} caption={caption} rows={rows} total={total} />
      ))}
    </section>
  );

  function nameOf(id: FiledTable | ClosedTable, of: string): string {
    const name = cellName(language, id, of, names);
    return id === 'category' && unused.has(of) ? say('statistics.out-of-use', { name }) : name;
  }

  function tableOf(
    id: FiledTable | ClosedTable,
    total: number,
    cells: readonly Cell[],
    earlier: readonly Cell[],
  ): readonly OwnTable[] {
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
    if (cells.length < 2 || rows.length === 0) return [];
    return [{ id, caption: say(`statistics.table.${id}`), rows, total }];
  }
}

function ShareTile({ label, share: { of, all } }: { label: string; share: Share }) {
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
  const { say, language } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {numberText(language, value)}{' '}
        <span className="quiet">{say('statistics.year-before', { count: before })}</span>
      </dd>
    </div>
  );
}
