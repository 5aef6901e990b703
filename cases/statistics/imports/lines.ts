import { coach, type FindingKind } from '../../../dialogs/coach.ts';
import type { ColumnRole, Mapping } from './columns.ts';
import { countOfCell } from './count-cell.ts';
import { longestName, mostNames } from './import.ts';
import {
  monthBesideYear,
  monthOfCell,
  type MonthOfCell,
  monthText,
  yearOfCell,
} from './month-cell.ts';

/** A line of somebody's table, with its number in the file. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line as it will be counted. */
export interface ReadLine {
  readonly line: number;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly category: string | null;
  readonly unit: string | null;
  readonly channel: string | null;
  readonly count: number;
}

export type LineProblemKind =
  | 'month'
  | 'month-empty'
  | 'future'
  | 'year'
  | 'year-empty'
  | 'year-differs'
  | 'count-empty'
  | 'count-negative'
  | 'count-fraction'
  | 'count-no-number'
  | 'count-too-large'
  | 'person'
  | 'long'
  | 'twice';

/** Why a line is not counted. `cell` is what stands there, cut short. */
export interface LineProblem {
  readonly line: number;
  readonly kind: LineProblemKind;
  readonly role: ColumnRole;
  readonly cell: string;
  /** The line that says the same, for `twice`. */
  readonly other?: number;
}

export interface ReadLines {
  readonly lines: readonly ReadLine[];
  readonly problems: readonly LineProblem[];
  /** Lines that sum up others and are left out. */
  readonly sums: number;
  /** A column that has too many different words to be a list of names; `null` where there is none. */
  readonly loose: ColumnRole | null;
  /** Whether some months are named without their year. */
  readonly yearless: boolean;
}

export interface Reading {
  readonly mapping: Mapping;
  /** For months that name no year; `null` until the officer said it. */
  readonly year: number | null;
  /** Lines that agree in everything but the count are added up; otherwise each after the first is a problem. */
  readonly addUp: boolean;
  /** `YYYY-MM`: what comes after it has not happened. */
  readonly lastMonth: string;
}

/** Reads the lines of a table as the officer says. A line is either counted, a problem, or a sum of others. */
export function readLines(table: readonly TableLine[], reading: Reading): ReadLines {
  const seen = new Map<string, number>();
  const spelled = new Map<string, string>();
  const lines: ReadLine[] = [];
  const problems: LineProblem[] = [];
  let sums = 0;
  let yearless = false;
  for (const { line, cells } of table) {
    const cell = (role: ColumnRole) => tidy(cells[reading.mapping[role] ?? -1] ?? '');
    if (cells.every((each) => each.trim() === '')) continue;
    if (sumRoles.some((role) => isSum(cell(role)))) {
      sums += 1;
      continue;
    }
    const found = monthOfLine(cell, reading.mapping);
    if (found !== null && found.year === null && reading.mapping.year === null) yearless = true;
    const problem = problemOf(line, cell, found, reading);
    if (problem !== null) {
      problems.push(problem);
      continue;
    }
    const counted = countOfCell(cell('count'));
    const year = found?.year ?? reading.year;
    if (counted.kind !== 'count' || found === null || year === null) continue;
    const name = (role: ColumnRole) => spelling(cell(role), spelled);
    const read = {
      month: monthText(year, found.month),
      category: name('category'),
      unit: name('unit'),
      channel: name('channel'),
    };
    const key = JSON.stringify(Object.values(read));
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, lines.length);
      lines.push({ line, ...read, count: counted.count });
    } else if (reading.addUp) {
      const first = lines[other];
      if (first !== undefined) lines[other] = { ...first, count: first.count + counted.count };
    } else {
      const first = lines[other]?.line ?? line;
      problems.push({ line, kind: 'twice', role: 'period', cell: cell('period'), other: first });
    }
  }
  return { lines, problems, sums, loose: looseColumn(lines), yearless };
}

/** Where a line says that it sums up others. */
const sumRoles = ['period', 'year', 'category', 'unit', 'channel'] as const;

/** The year may stand in the cell of the month or in a column of its own; where both say one, the month's own is taken. */
function monthOfLine(cell: (role: ColumnRole) => string, { year }: Mapping): MonthOfCell | null {
  if (year === null) return monthOfCell(cell('period'));
  const found = monthBesideYear(cell('period'));
  return found === null ? null : { ...found, year: found.year ?? yearOfCell(cell('year')) };
}

/** The longest cell that is shown beside a problem. */
const longestShown = 40;

function problemOf(
  line: number,
  cell: (role: ColumnRole) => string,
  found: MonthOfCell | null,
  { mapping, year: said, lastMonth }: Reading,
): LineProblem | null {
  const because = (kind: LineProblemKind, role: ColumnRole): LineProblem => ({
    line,
    kind,
    role,
    cell: Array.from(cell(role)).slice(0, longestShown).join(''),
  });
  if (cell('period') === '') return because('month-empty', 'period');
  if (found === null) return because('month', 'period');
  if (mapping.year !== null) {
    const own = yearOfCell(cell('year'));
    if (own === null && cell('year') !== '') return because('year', 'year');
    if (found.year === null) return because('year-empty', 'year');
    if (own !== null && own !== found.year) return because('year-differs', 'year');
  }
  const year = found.year ?? said;
  if (year !== null && monthText(year, found.month) > lastMonth) return because('future', 'period');
  const counted = countOfCell(cell('count'));
  if (counted.kind !== 'count') return because(`count-${counted.kind}`, 'count');
  for (const role of ['category', 'unit', 'channel'] as const) {
    if (cell(role).length > longestName) return because('long', role);
    if (coach(cell(role)).some(({ kind }) => personal.has(kind))) return because('person', role);
  }
  return null;
}

/** Numbers that point at one person have no place among counts. */
const personal: ReadonlySet<FindingKind> = new Set(['iin', 'phone', 'email', 'card']);

const sumWords = /^(?:итого|всего|жиыны|барлығы|жалпы|total|sum|grand total)(?![\p{L}])/iu;

function isSum(cell: string): boolean {
  return sumWords.test(cell);
}

function looseColumn(lines: readonly ReadLine[]): ColumnRole | null {
  const roles = ['category', 'unit', 'channel'] as const;
  const names = roles.map((role) => new Set(lines.map((each) => each[role])).size);
  const most = Math.max(...names);
  return names.reduce((all, each) => all + each, 0) > mostNames
    ? (roles[names.indexOf(most)] ?? null)
    : null;
}

/** As it was spelled first: «Жалоба» and «жалоба» are one. Nothing is known of an empty cell. */
function spelling(cell: string, spelled: Map<string, string>): string | null {
  if (cell === '') return null;
  const key = cell.toLowerCase();
  const first = spelled.get(key);
  if (first === undefined) spelled.set(key, cell);
  return first ?? cell;
}

/** Without what is not seen: controls, signs of direction, doubled spaces. */
function tidy(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();
}
