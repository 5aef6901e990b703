import { changeOf } from '../../../cases/statistics/words.ts';
import { csv } from '../../../surveys/csv.ts';
import { exact } from '../../../surveys/share.ts';
import type { useWords } from '../speech.tsx';
import { saveText } from '../surveys/print-part.ts';

/** A table of the group's own figures, as it stands on the page. */
export interface OwnTable {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly OwnRow[];
  readonly total: number;
}

interface OwnRow {
  readonly of: string;
  readonly name: string;
  readonly count: number;
  readonly before: number;
}

/** All tables of the page as one; shares and changes are numbers in per cent, with which an office program can reckon. */
export function saveFigures(
  tables: readonly OwnTable[],
  months: readonly string[],
  say: ReturnType<typeof useWords>['say'],
): void {
  const head = [
    say('statistics.csv.table'),
    say('statistics.what'),
    say('statistics.reports'),
    `${say('statistics.share')}, %`,
    say('statistics.before'),
    `${say('statistics.change')}, %`,
  ];
  const rows = tables.flatMap(({ caption, rows: of, total }) =>
    of.map(({ name, count, before }) => [
      caption,
      name,
      count,
      total === 0 ? '' : exact(count, total),
      before,
      changeOf(count, before) ?? '',
    ]),
  );
  saveText(csv([head, ...rows]), `senim-figures-${months[0]}-${months.at(-1)}.csv`, 'text/csv');
}
