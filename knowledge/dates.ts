import type { Language } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
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

/** A date answer as people read it: a day, a month, a year, or their own words untouched. */
export function dateWords(language: Language, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return longDate(language, value as DateIso);
  const month = /^(?<year>\d{4})-(?<month>\d{2})$/u.exec(value)?.groups;
  if (month === undefined) return value;
  const name = monthNames[language][Number(month['month']) - 1];
  if (name === undefined) return value;
  return language === 'kk'
    ? `${month['year'] ?? ''} жылғы ${name}`
    : `${name} ${month['year'] ?? ''}`;
}
