import { useMemo } from 'react';

import { countBeside } from '../../../../cases/statistics/imports/beside.ts';
import {
  asOfMonths,
  comparesWithYearBefore,
  countSource,
  type Source,
  type SourceTable,
} from '../../../../cases/statistics/imports/source.ts';
import { monthsOfYear, yearBefore } from '../../../../cases/statistics/quarter.ts';
import {
  cellName,
  changeWords,
  sourceCellName,
  sourceName,
} from '../../../../cases/statistics/words.ts';
import { dateWords } from '../../../../knowledge/dates.ts';
import { numberText } from '../../../../knowledge/numbers.ts';
import { useWords } from '../../speech.tsx';
import type { CountedCases } from '../counted-cases.ts';
import { FigureTable } from '../figure-table.tsx';
import { listsOf, namesOf, type OwnCells } from '../lists.ts';
import { MonthChart } from '../month-chart.tsx';
import { usePeriod } from '../use-period.tsx';

interface Props {
  readonly source: Source;
  readonly counted: CountedCases;
  readonly own: OwnCells;
}

/** The figures of one system, with ours of the same months beside them. */
export function SourceView({ source, counted: { facts }, own }: Props) {
  const { say, language, day } = useWords();
  const years = source.months.map((month) => Number(month.slice(0, 4)));
  const last = Math.max(...years);
  const { months, fields } = usePeriod(Math.min(...years), last);
  const { theirs, theirsBefore, ours, oursBefore, same } = useMemo(
    () => countBeside(source, facts, months, listsOf(own)),
    [source, facts, months, own],
  );
  const names = useMemo(() => namesOf(own), [own]);
  const name = sourceName(language, source.from);
  const heading = say('figures.column');

  return (
    <section className="card of-others" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p className="help">{say('imports.apart')}</p>
      {same.months.length > 0 && (
        <p>{say('imports.as-of', { day: day(asOfMonths(source, same.months)) })}</p>
      )}
      <div className="periods no-print">{fields}</div>
      {theirs.missing.length > 0 && (
        <p className="note">
          {say('imports.missing', {
            months: theirs.missing.map((month) => dateWords(language, month)).join(', '),
          })}
        </p>
      )}
      <dl className="tiles">
        <div>
          <dt>{say('imports.theirs', { source: name })}</dt>
          <dd>
            {numberText(language, theirs.total)}{' '}
            {same.theirsBefore !== null && (
              <span className="quiet">
                {say('statistics.year-before', { count: same.theirsBefore.total })}
                {', '}
                {changeWords(language, theirs.total, same.theirsBefore.total) ?? '–'}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{say('imports.ours')}</dt>
          <dd>
            {numberText(language, same.ours.total)}{' '}
            <span className="quiet">
              {say('statistics.year-before', { count: same.oursBefore.total })}
            </span>
          </dd>
        </div>
      </dl>
      <div className="beside">
        <MonthChart
          now={theirs.tables.month}
          before={theirsBefore.tables.month}
          caption={say('imports.chart', { source: name })}
        />
        <MonthChart
          now={ours.tables.month}
          before={oursBefore.tables.month}
          caption={say('imports.chart.ours')}
        />
      </div>
      <FigureTable
        caption={say('statistics.table.month')}
        about={name}
        rows={theirs.tables.month.map(({ of, count }, at) => {
          const was = theirsBefore.tables.month[at];
          return {
            of,
            name: dateWords(language, of),
            count: theirs.missing.includes(of) ? null : count,
            before: was === undefined || theirsBefore.missing.includes(was.of) ? null : was.count,
            ours: ours.tables.month[at]?.count ?? 0,
          };
        })}
        total={theirs.total}
        counted={heading}
        untold="–"
      />
      <div className="beside">
        {table('category')}
        {same.ours.total > 0 && (
          <FigureTable
            caption={say('imports.ours.category')}
            about={name}
            rows={same.ours.tables.category
              .filter(({ count }) => count > 0)
              .map(({ of, count }) => ({
                of,
                name: cellName(language, 'category', of, names),
                count,
              }))}
            total={same.ours.total}
          />
        )}
      </div>
      {table('unit')}
      {table('channel')}
      <FigureTable
        caption={say('imports.by-year')}
        about={name}
        rows={[...new Set(years)].toSorted((one, other) => other - one).map(yearRow)}
        total={null}
        counted={heading}
      />
    </section>
  );

  function table(id: Exclude<SourceTable, 'month'>) {
    const was = same.theirsBefore?.tables[id];
    const rows = theirs.tables[id]
      .map(({ of, count }) => ({
        of,
        name: sourceCellName(language, id, of),
        count,
        before: was === undefined ? null : (was.find((cell) => cell.of === of)?.count ?? 0),
      }))
      .filter(({ count, before: then }) => count + (then ?? 0) > 0)
      .toSorted((one, other) => other.count - one.count);
    if (rows.length === 0) return null;
    const caption = say(id === 'category' ? 'figures.external.category' : `statistics.table.${id}`);
    const heads = { caption, about: name, counted: heading };
    return <FigureTable {...heads} rows={rows} total={theirs.total} />;
  }

  /** A year of which months are missing says so, and is compared with the same months of the year before. */
  function yearRow(year: number) {
    const all = monthsOfYear(year);
    const { total, missing } = countSource(source, all);
    const there = all.filter((month) => !missing.includes(month));
    const then = comparesWithYearBefore(source, all)
      ? countSource(source, yearBefore(there)).total
      : null;
    const words = { year, count: there.length };
    return {
      of: String(year),
      name: missing.length === 0 ? String(year) : say('imports.part-year', words),
      count: total,
      before: then,
    };
  }
}
