import type { SourceName } from '../cases/statistics/imports/import.ts';
import { monthsOfYear } from '../cases/statistics/quarter.ts';
import type { DateIso } from '../platform/time.ts';

/** A table as somebody exported it from another system, here from none: every number in it is invented. */
export interface DemoTable {
  readonly from: SourceName;
  readonly csv: string;
}

/** Each name says that it is a demonstration: names go with the numbers wherever these are shown. */
const branches = [
  ['Көрсетілім: Астана филиалы', 'Демонстрация: филиал Астана', 10],
  ['Көрсетілім: Алматы филиалы', 'Демонстрация: филиал Алматы', 8],
  ['Көрсетілім: Шымкент филиалы', 'Демонстрация: филиал Шымкент', 5],
] as const;

/** By kind: what a branch of size ten gets in a month, and how many per cent more each year. */
const kinds = [
  ['Өтініш', 'Заявление', 34, -3],
  ['Сұрау', 'Запрос', 41, 19],
  ['Шағым', 'Жалоба', 4, 38],
] as const;

/** The months of so many years up to the last whole one, in two of the shapes in which bodies have them. */
const years = 3;

export function demoTables(day: DateIso): readonly DemoTable[] {
  const thisYear = Number(day.slice(0, 4));
  const months = Array.from({ length: years }, (_, at) => thisYear - years + 1 + at)
    .flatMap(monthsOfYear)
    .filter((month) => month < day.slice(0, 7));
  return [
    {
      from: { source: 'e-otinish' },
      csv: tableOf('Жыл;Ай;Түрі;Бөлімше;Арна;Саны', months, (at, month, kind, branch) => {
        const [channel, share] = at % 2 === 0 ? ['Портал', 3] : ['Кеңсе', 2];
        const count = Math.floor((countOf(month, kind, branch) * share) / 10);
        return [month.slice(0, 4), Number(month.slice(5)), kind[0], branch[0], channel, count];
      }),
    },
    {
      from: { source: 'smart-data-ukimet' },
      csv: tableOf('Период;Вид;Филиал;Количество', months, (_, month, kind, branch) => [
        month,
        kind[1],
        branch[1],
        countOf(month, kind, branch),
      ]),
    },
  ];
}

type Kind = (typeof kinds)[number];
type Branch = (typeof branches)[number];

function tableOf(
  heading: string,
  months: readonly string[],
  cells: (at: number, month: string, kind: Kind, branch: Branch) => readonly (string | number)[],
): string {
  const lines = months.flatMap((month) =>
    branches.flatMap((branch) => kinds.map((kind) => [month, kind, branch] as const)),
  );
  const rows = lines.map(([month, kind, branch], at) => cells(at, month, kind, branch).join(';'));
  return `${[heading, ...rows].join('\n')}\n`;
}

/** Grows by the year and swings over the months, so that charts have something to show. */
function countOf(month: string, [, , monthly, growth]: Kind, [, , size]: Branch): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const swing = 1 + 0.22 * Math.sin(number * 1.7 + monthly);
  return Math.round(monthly * (size / 10) * swing * (1 + growth / 100) ** (year - 2024));
}
