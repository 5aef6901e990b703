import { useMemo } from 'react';

import {
  comparesWithYearBefore,
  countSource,
  type Source,
  type SourceTable,
} from '../../../../cases/statistics/imports/source.ts';
import { monthsOfYear, yearBefore } from '../../../../cases/statistics/quarter.ts';
import { tally } from '../../../../cases/statistics/tally.ts';
import {
  cellName,
  changeWords,
  sourceCellName,
  sourceName,
} from '../../../../cases/statistics/words.ts';
import { dateWords } from '../../../../knowledge/dates.ts';
import type { DateIso } from '../../../../platform/time.ts';
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
  readonly today: DateIso;
}

/** The figures of one system, with ours of the same months beside them. */
export function SourceView({ source, counted: { facts }, own, today }: Props) {
  const { say, language, day } = useWords();
  const years = source.months.map((month) => Number(month.slice(0, 4)));
  const last = Math.max(...years);
  const { months, fields } = usePeriod(Math.min(...years), last);
  const { now, before, ours } = useMemo(
    () => ({
      now: countSource(source, months),
      before: countSource(source, yearBefore(months)),
      ours: tally(facts, months, listsOf(own)).filed,
    }),
    [source, months, facts, own],
  );
  const compares = comparesWithYearBefore(source, months);
  const ownBefore = useMemo(
    () => tally(facts, yearBefore(months), listsOf(own)).filed,
    [facts, months, own],
  );
  const names = useMemo(() => namesOf(own), [own]);
  const name = sourceName(language, source.from);
  const known = now.tables.month.filter(({ of }) => !now.missing.includes(of));
  const told = yearBefore(known.map(({ of }) => of));
  const earlier = compares ? countSource(source, told).total : null;
  const heading = say('figures.column');

  return (
    <section className="card of-others" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p className="help">{say('imports.apart')}</p>
      <p>{say('imports.as-of', { day: day(source.imports[0]?.asOf ?? today) })}</p>
      <div className="periods no-print">{fields}</div>
      {now.missing.length > 0 && (
        <p className="note">
          {say('imports.missing', {
            months: now.missing.map((month) => dateWords(language, month)).join(', '),
          })}
        </p>
      )}
      <dl className="tiles">
        <div>
          <dt>{say('imports.theirs', { source: name })}</dt>
          <dd>
            {now.total}{' '}
            {earlier !== null && (
              <span className="quiet">
                {say('statistics.year-before', { count: earlier })}
                {', '}
                {changeWords(language, now.total, earlier) ?? '–'}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{say('imports.ours')}</dt>
          <dd>
            {ours.total}{' '}
            <span className="quiet">
              {say('statistics.year-before', { count: ownBefore.total })}
            </span>
          </dd>
        </div>
      </dl>
      <div className="beside">
        <MonthChart
          now={now.tables.month}
          before={before.tables.month}
          caption={say('imports.chart', { source: name })}
        />
        <MonthChart
          now={ours.tables.month}
          before={ownBefore.tables.month}
          caption={say('imports.chart.ours')}
        />
      </div>
      <FigureTable
        caption={say('statistics.table.month')}
        rows={now.tables.month.map(({ of, count }, at) => {
          const was = before.tables.month[at];
          return {
            of,
            name: dateWords(language, of),
            count: now.missing.includes(of) ? null : count,
            before: was === undefined || before.missing.includes(was.of) ? null : was.count,
            ours: ours.tables.month[at]?.count ?? 0,
          };
        })}
        total={now.total}
        counted={heading}
        untold="–"
      />
      <div className="beside">
        {table('category')}
        {ours.total > 0 && (
          <FigureTable
            caption={say('imports.ours.category')}
            rows={ours.tables.category
              .filter(({ count }) => count > 0)
              .map(({ of, count }) => ({
                of,
                name: cellName(language, 'category', of, names),
                count,
              }))}
            total={ours.total}
          />
        )}
      </div>
      {table('unit')}
      {table('channel')}
      <FigureTable
        caption={say('imports.by-year')}
        rows={[...new Set(years)].toSorted((one, other) => other - one).map(yearRow)}
        total={null}
        counted={heading}
      />
    </section>
  );

  function table(id: Exclude<SourceTable, 'month'>) {
    const was = new Map(
      countSource(source, told).tables[id].map(({ of, count }) => [of, count] as const),
    );
    const rows = now.tables[id]
      .map(({ of, count }) => ({
        of,
        name: sourceCellName(language, id, of),
        count,
        before: compares ? (was.get(of) ?? 0) : null,
      }))
      .filter(({ count, before: then }) => count + (then ?? 0) > 0)
      .toSorted((one, other) => other.count - one.count);
    if (rows.length === 0) return null;
    const caption = say(id === 'category' ? 'figures.external.category' : `statistics.table.${id}`);
    return <FigureTable caption={caption} rows={rows} total={now.total} counted={heading} />;
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
