import type { Language } from '../platform/language.ts';

/**
 * By whose rules numbers are written. Kazakh has the comma and the no-break space of Russian, and a browser that knows nothing
 * of Kazakh, as the one of Debian, would fall back to a point: so nobody asks it. See decision 59.
 */
const writtenAs: Readonly<Record<Language, string>> = { kk: 'ru', ru: 'ru', en: 'en' };

/** Which of its two forms a word has after a number: in Kazakh and in English the first after one alone. */
const countedAs: Readonly<Record<Language, string>> = { kk: 'en', ru: 'ru', en: 'en' };

const formats = new Map<string, Intl.NumberFormat>();
const rules = new Map<Language, Intl.PluralRules>();

/** `1 234,5` in Kazakh and Russian, `1,234.5` in English: the same on every runtime. `places`: exactly so many. */
export function numberText(language: Language, value: number, places?: number): string {
  return numberFormat(
    language,
    places === undefined ? {} : { minimumFractionDigits: places, maximumFractionDigits: places },
  ).format(value);
}

export function numberFormat(
  language: Language,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(writtenAs[language], options);
  formats.set(key, format);
  return format;
}

export function pluralRules(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(countedAs[language]);
  rules.set(language, known);
  return known;
}
