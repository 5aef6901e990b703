import type { Cell } from '../../../cases/statistics/tally.ts';
import { dateWords } from '../../../knowledge/dates.ts';
import { useWords } from '../speech.tsx';

interface Props {
  /** By month, the year before at the same place of `before`. */
  readonly now: readonly Cell[];
  readonly before: readonly Cell[];
  /** What is counted, where it is not our reports. */
  readonly caption?: string;
}

const height = 120;
const step = 40;

/** Columns by month beside those of the year before; the table below says the same in numbers. */
export function MonthChart({ now, before, caption }: Props) {
  const { say, language } = useWords();
  const largest = Math.max(1, ...[...now, ...before].map(({ count }) => count));
  const tall = (count: number) => (count / largest) * height;
  return (
    <figure className="months">
      <svg viewBox={`0 0 ${now.length * step} ${height + 20}`} aria-hidden="true">
        {now.map(({ of, count }, at) => {
          const last = before[at]?.count ?? 0;
          return (
            <g key={of}>
              <rect
                className="column-before"
                x={at * step + 4}
                y={height - tall(last)}
                width={15}
                height={tall(last)}
              />
              <rect
                className="column-now"
                x={at * step + 21}
                y={height - tall(count)}
                width={15}
                height={tall(count)}
              />
              <text x={at * step + step / 2} y={height + 15} textAnchor="middle">
                {Number(of.slice(5))}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        {caption ??
          say('statistics.chart', {
            from: dateWords(language, now[0]?.of ?? ''),
            to: dateWords(language, now.at(-1)?.of ?? ''),
          })}
      </figcaption>
    </figure>
  );
}
