import { numberText } from '../../knowledge/numbers.ts';
import type { Bilingual, PaperLanguage } from '../../knowledge/schema/paper.ts';
import type { RecordBook, RecordColumn } from '../../knowledge/schema/record-book.ts';
import { longDate } from '../../knowledge/dates.ts';
import { z } from '../../platform/shape.ts';
import { dateIso } from '../../platform/time.ts';
import { isBlank } from '../register/risk.ts';

/** One row of a light register. Text stands in both languages of the papers; all else is one string: a day, digits, an option's id, an address. */
export interface RecordRow {
  readonly book: string;
  /** `figures`: what is told once for the whole register. */
  readonly part: 'row' | 'figures';
  readonly cells: Readonly<Record<string, Cell>>;
}

export type Cell = string | Bilingual;

const longest = 4_000;

export const recordShape: z.ZodType<RecordRow> = z.strictObject({
  book: z.string().regex(/^[a-z][A-Za-z0-9-]*$/u),
  part: z.enum(['row', 'figures']),
  cells: z.record(
    z.string().regex(/^[a-z][A-Za-z0-9-]*$/u),
    z.union([
      z.string().max(longest),
      z.strictObject({ kk: z.string().max(longest), ru: z.string().max(longest) }),
    ]),
  ),
});

/** Columns of one part of a register. */
export function columnsOf(book: RecordBook, part: RecordRow['part']): readonly RecordColumn[] {
  return part === 'row' ? book.columns : book.figures;
}

export interface CellProblem {
  readonly column: string;
  readonly because: 'missing' | 'no-day' | 'no-number' | 'no-option' | 'no-link' | 'too-long';
}

/** What is wrong with a row, in the order of its columns. */
export function rowProblems(book: RecordBook, row: RecordRow): readonly CellProblem[] {
  return columnsOf(book, row.part).flatMap((column) => {
    const because = problemOf(column, row.cells[column.id]);
    return because === null ? [] : [{ column: column.id, because }];
  });
}

function problemOf(
  { type, required, options }: RecordColumn,
  cell: Cell | undefined,
): CellProblem['because'] | null {
  const isEmpty = cell === undefined || (typeof cell === 'string' ? cell === '' : isBlank(cell));
  if (isEmpty) return required ? 'missing' : null;
  if (typeof cell !== 'string') {
    return Math.max(cell.kk.length, cell.ru.length) > longest ? 'too-long' : null;
  }
  switch (type) {
    case 'day':
      return dateIso(cell) === null ? 'no-day' : null;
    case 'number':
      return numberOf(cell) === null ? 'no-number' : null;
    case 'choice':
      return options.some(({ id }) => id === cell) ? null : 'no-option';
    case 'link':
      return /^https?:\/\/\S+$/u.test(cell) ? null : 'no-link';
    case 'text':
    case 'line':
      return cell.length > longest ? 'too-long' : null;
    default:
      return type satisfies never;
  }
}

/** A whole number of at most 15 digits, as people write it (`6 500 000`); `null` for anything else. */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell !== 'string') return null;
  const digits = cell.replaceAll(/[\s\u00A0\u202F]/gu, '');
  return /^\d{1,15}$/u.test(digits) ? Number(digits) : null;
}

/** A cell as a paper prints it; empty where there is nothing. */
export function printed(
  column: RecordColumn,
  cell: Cell | undefined,
  language: PaperLanguage,
): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') {
    const [own, other] = language === 'kk' ? [cell.kk, cell.ru] : [cell.ru, cell.kk];
    return own.trim() === '' ? other.trim() : own.trim();
  }
  switch (column.type) {
    case 'day': {
      const day = dateIso(cell);
      return day === null ? cell : longDate(language, day);
    }
    case 'number': {
      const number = numberOf(cell);
      return number === null ? cell : numberText(language, number);
    }
    case 'choice':
      return column.options.find(({ id }) => id === cell)?.label[language] ?? '';
    case 'text':
    case 'line':
    case 'link':
      return cell.trim();
    default:
      return column.type satisfies never;
  }
}
