import { type Formatters, IntlMessageFormat } from 'intl-messageformat';

import type { Language } from '../platform/language.ts';
import { numberFormat, pluralRules } from './numbers.ts';

const compiled = new Map<string, IntlMessageFormat>();

/**
 * An ICU message with its parameters filled in; `key` names it among those of its language.
 * Throws `TypeError` when there is no message or a parameter is missing: our own mistake, found by tests.
 */
export function filledIn(
  language: Language,
  key: string,
  message: string | undefined,
  params?: Readonly<Record<string, string | number>>,
): string {
  if (message === undefined) throw new TypeError(`no phrase ${key} in ${language}`);
  if (params === undefined && !message.includes("'") && !message.includes('{')) return message;
  const id = `${language}/${key}`;
  let format = compiled.get(id);
  if (format === undefined) {
    const formatters = formattersOf(language);
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters });
    compiled.set(id, format);
  }
  return String(format.format(params ?? {}));
}

/** Numbers are written by our own rules, whatever the engine knows of the language, and days are no parameters of that kind. */
function formattersOf(language: Language): Formatters {
  return {
    getNumberFormat: (_, options = {}) => numberFormat(language, options),
    getPluralRules: () => pluralRules(language),
    getDateTimeFormat: () => {
      throw new TypeError('days are written by `longDate`');
    },
  };
}
