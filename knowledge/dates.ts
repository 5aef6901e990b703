import type { Language } from '../platform/language.ts';
import { dateIso, type DateIso } from '../platform/time.ts';
import { monthNames, russianOfMonth } from './months.ts';

/** `2026 жылғы 12 наурыз`, `12 марта 2026 года`, `12 March 2026`: the same on every runtime. */
export function longDate(language: Language, day: DateIso): string {
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7)) - 1;
  const date = Number(day.slice(8, 10));
  switch (language) {
    case 'kk':
      return `${year} жылғы ${date} ${monthNames.kk[month] ?? ''}`;
    case 'ru':
      return `${date} ${russianOfMonth[month] ?? ''} ${year} года`;
    case 'en':
      return `${date} ${monthNames.en[month] ?? ''} ${year}`;
    default:
      return language satisfies never;
  }
}

/** A date answer as people read it: a day, a month, a year, or the person's own words untouched. */
export function dateWords(language: Language, value: string): string {
  const day = dateIso(value);
  if (day !== null) return longDate(language, day);
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/u.exec(value) ?? [];
  if (year === undefined) return value;
  if (month === undefined) return yearWords(language, year);
  const name = monthNames[language][Number(month) - 1];
  return name === undefined ? value : monthWords(language, year, name);
}

function yearWords(language: Language, year: string): string {
  switch (language) {
    case 'kk':
      return `${year} жыл`;
    case 'ru':
      return `${year} год`;
    case 'en':
      return year;
    default:
      return language satisfies never;
  }
}

function monthWords(language: Language, year: string, month: string): string {
  switch (language) {
    case 'kk':
      return `${year} жылғы ${month}`;
    case 'ru':
      return `${month} ${year} года`;
    case 'en':
      return `${month} ${year}`;
    default:
      return language satisfies never;
  }
}
