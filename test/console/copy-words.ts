import type { Words } from '../../console/app/speech.tsx';
import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';

/** The words of a copy, without a browser that loads them. */
export async function wordsIn(language: Language): Promise<Words> {
  return {
    language,
    say: (key, params) => phrase(language, key, params),
    day: (day) => longDate(language, day),
    speak: async () => {},
  };
}
