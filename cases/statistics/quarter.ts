import { dateIso, type DateIso } from '../../platform/time.ts';

/** A quarter of a year, `2026-Q3`: what a snapshot is about. Two quarters never share a day. */
export type Quarter = string & { readonly __brand: 'Quarter' };

export const quarterPattern = /^20\d{2}-Q[1-4]$/u;

/** `null` for what is no quarter. */
export function quarter(value: string): Quarter | null {
  return quarterPattern.test(value) ? (value as Quarter) : null;
}

export function quarterOf(day: DateIso): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` as Quarter;
}

/** Its three months, `YYYY-MM`. */
export function monthsOf(of: Quarter): readonly string[] {
  const first = (Number(of.slice(6)) - 1) * 3 + 1;
  return [first, first + 1, first + 2].map((month) => monthName(yearOf(of), month));
}

/** The twelve months of a year, `YYYY-MM`. */
export function monthsOfYear(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => monthName(year, at + 1));
}

export function yearOf(of: Quarter): number {
  return Number(of.slice(0, 4));
}

/** The same months a year earlier. */
export function yearBefore(months: readonly string[]): readonly string[] {
  return months.map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`);
}

export function quarterBefore(of: Quarter): Quarter {
  const number = Number(of.slice(6));
  return (number === 1 ? `${yearOf(of) - 1}-Q4` : `${yearOf(of)}-Q${number - 1}`) as Quarter;
}

export function quarterYearBefore(of: Quarter): Quarter {
  return `${yearOf(of) - 1}${of.slice(4)}` as Quarter;
}

export function lastDayOf(of: Quarter): DateIso {
  const last = monthsOf(of)[2] ?? '';
  const found = ['31', '30'].map((day) => dateIso(`${last}-${day}`)).find((day) => day !== null);
  if (found === undefined) throw new TypeError('not a quarter');
  return found;
}

function monthName(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
