import { percentWords } from '../../../cases/statistics/words.ts';
import { useWords } from '../speech.tsx';
import { Bar } from '../surveys/bars.tsx';
import { Wide } from '../surveys/wide.tsx';

/** One row of a chart: its bar and its numbers; `null` where a number is not told. */
export interface FigureRow {
  readonly of: string;
  readonly name: string;
  readonly count: number | null;
  /** The same a year earlier; left out where nothing is compared. */
  readonly before?: number;
}

interface Props {
  readonly caption: string;
  readonly rows: readonly FigureRow[];
  readonly total: number;
}

/** A table whose rows are bars too: who reads by ear has the numbers, who looks has both. */
export function FigureTable({ caption, rows, total }: Props) {
  const { say, language } = useWords();
  const largest = Math.max(1, ...rows.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  const compares = rows.some(({ before }) => before !== undefined);
  return (
    <Wide label={caption}>
      <table className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('statistics.what')}</th>
            <th scope="col">{say('statistics.reports')}</th>
            <th scope="col">{say('statistics.share')}</th>
            {compares && <th scope="col">{say('statistics.before')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, name, count, before }) => (
            <tr key={of}>
              <th scope="row">
                <bdi>{name}</bdi>
                {count !== null && <Bar part={count / largest} />}
              </th>
              <td>{count ?? say('statistics.hidden')}</td>
              <td>{count === null || total === 0 ? '–' : percentWords(language, count, total)}</td>
              {compares && <td>{before ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
