import { longDate } from '../../../knowledge/dates.ts';
import type { Language } from '../../../platform/language.ts';
import { loadPhrases, phrase } from '../phrase-store.ts';
import type { Words } from '../speech.tsx';

/** The words of a copy in the language that was chosen for it; loads what is not there yet. */
export async function wordsIn(language: Language): Promise<Words> {
  await loadPhrases(language, ['console', 'cases', 'take']);
  return {
    language,
    say: (key, params) => phrase(language, key, params),
    day: (day) => longDate(language, day),
    speak: async () => {},
  };
}
