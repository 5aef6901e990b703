import { languageOf, type Language } from '../../platform/language.ts';

/** The language that an address names: `/ru/…`. `null` where it names none. */
export function languageOfPath(path: string): Language | null {
  return languageOf(/^\/(?<language>[a-z]{2})(?:\/|$)/.exec(path)?.groups?.['language']);
}
