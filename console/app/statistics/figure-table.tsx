import { changeWords, percentWords } from '../../../cases/statistics/words.ts';
import { numberText } from '../../../knowledge/numbers.ts';
import { useWords } from '../speech.tsx';
import { Bar } from '../surveys/bars.tsx';
import { Wide } from '../surveys/wide.tsx';

/** One row of a chart: its bar and its numbers; `null` where a number is not told. */
export interface FigureRow {
  readonly of: string;
  readonly name: string;
  readonly count: number | null;
  /** The same a year earlier; left out where nothing is compared, `null` where it is not known. */
  readonly before?: number | null;
  /** What we counted for the same, beside what another did; never added. */
  readonly ours?: number;
}

interface Props {
  readonly caption: string;
  /** Whose figures these are, where tables with the same caption stand on one page. */
  readonly about?: string;
  readonly rows: readonly FigureRow[];
  /** `null` where shares mean nothing. */
  readonly total: number | null;
  /** What is counted; reports, if nothing is said. */
  readonly counted?: string;
  /** What stands where a number is not told; that it is too small, if nothing is said. */
  readonly untold?: string;
}

/** A table whose rows are bars too: who reads by ear has the numbers, who looks has both. */
export function FigureTable({ caption, about, rows, total, counted, untold }: Props) {
  const { say, language } = useWords();
  const largest = Math.max(1, ...rows.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  const isBeside = rows.some(({ ours }) => ours !== undefined);
  const compares = rows.some(({ before }) => before !== undefined);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : numberText(language, value);
  const changeOf = (count: number | null, before: number | null | undefined) =>
    count === null || before === null || before === undefined
      ? null
      : changeWords(language, count, before);
  return (
    <Wide label={about === undefined ? caption : `${caption}: ${about}`}>
      <table className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('statistics.what')}</th>
            <th scope="col">{counted ?? say('statistics.reports')}</th>
            {total !== null && <th scope="col">{say('statistics.share')}</th>}
            {compares && <th scope="col">{say('statistics.before')}</th>}
            {compares && <th scope="col">{say('statistics.change')}</th>}
            {isBeside && <th scope="col">{say('statistics.ours')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, name, count, before, ours }) => (
            <tr key={of}>
              <th scope="row">
                <bdi>{name}</bdi>
                {count !== null && <Bar part={count / largest} />}
              </th>
              <td>{count === null ? (untold ?? say('statistics.hidden')) : number(count)}</td>
              {total !== null && (
                <td>
                  {count === null || total === 0 ? '–' : percentWords(language, count, total)}
                </td>
              )}
              {compares && <td>{number(before)}</td>}
              {compares && <td>{changeOf(count, before) ?? '–'}</td>}
              {isBeside && <td>{number(ours)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
