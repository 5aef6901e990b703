import { monthNames, russianOfMonth } from '../../../knowledge/months.ts';

/** A month of a table; `year` is `null` where the cell names the month alone. */
export interface MonthOfCell {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
}

/**
 * A month as tables write it: `2026-01`, `01.2026`, `Jan-26`, `2026 жылғы қаңтар`, `янв. 2026 г.`, and the first day of a
 * month, which is what spreadsheets make of one. `null` for anything else, and for a single day: it is no month.
 */
export function monthOfCell(cell: string): MonthOfCell | null {
  const text = withoutYearWords(cell);
  return numbered(text) ?? named(text);
}

/** The same where the year has a column of its own: then `3` and `03` are months too. */
export function monthBesideYear(cell: string): MonthOfCell | null {
  const text = withoutYearWords(cell);
  return /^\d{1,2}$/u.test(text) ? held(null, Number(text)) : monthOfCell(cell);
}

/** `2026`, `2026 г.`, `2026 жыл`; `null` for anything else, also for `26` and `2025-2026`. */
export function yearOfCell(cell: string): number | null {
  const text = withoutYearWords(cell);
  return /^20\d\d$/u.test(text) ? Number(text) : null;
}

function withoutYearWords(cell: string): string {
  return fold(cell)
    .replace(/(?<=\d|\s)(?:г|год|года|ж|жыл|жылы|жылғы|жылгы)\.?(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `YYYY-MM`. */
export function monthText(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

const separator = '[-./ ]';
const yearFirst = new RegExp(`^(20\\d\\d)${separator}(\\d{1,2})(?:${separator}0?1)?$`, 'u');
const monthFirst = new RegExp(`^(?:0?1${separator})?(\\d{1,2})${separator}(20\\d\\d)$`, 'u');
/** Two figures before a name are a day: a year of two stands behind it. */
const withName = /^(?:(20\d\d)[-.,/ ]+)?(\p{L}{3,})\.?(?:[-.,/ ]*(20\d\d|\d\d))?$/u;

function numbered(text: string): MonthOfCell | null {
  const [, year, month] = yearFirst.exec(text) ?? [];
  if (year !== undefined && month !== undefined) return held(Number(year), Number(month));
  const [, second, first] = monthFirst.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return held(Number(first), Number(second));
  return null;
}

function named(text: string): MonthOfCell | null {
  const [, before, word, after] = withName.exec(text) ?? [];
  if (word === undefined || (before !== undefined && after !== undefined)) return null;
  const month = names.findIndex((each) => each.some((name) => means(word, name))) + 1;
  if (month === 0) return null;
  const year = before ?? after;
  return { year: year === undefined ? null : (Number(year) % 2000) + 2000, month };
}

/** A name in whole, with an ending, or shortened to three letters at least. */
function means(word: string, name: string): boolean {
  return name.startsWith(word) || word.startsWith(name);
}

function held(year: number | null, month: number): MonthOfCell | null {
  return month >= 1 && month <= 12 ? { year, month } : null;
}

/** Kazakh letters as those write them who have none on their keyboard. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[әғқңөұүһі]/gu, (letter) => folded[letter] ?? letter)
    .replace(/[\s\u00A0\u202F]+/gu, ' ')
    .trim();
}

const folded: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
};

const names: readonly (readonly string[])[] = monthNames.kk.map((_, at) =>
  [monthNames.kk[at], monthNames.ru[at], russianOfMonth[at], monthNames.en[at]].flatMap((name) =>
    name === undefined ? [] : [fold(name)],
  ),
);
