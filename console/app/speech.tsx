import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

import { longDate } from '../../knowledge/dates.ts';
import type { PhraseKey } from '../../knowledge/phrases.ts';
import { type Language, languageOf } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import { loadPhrases, openedAreas, phrase } from './phrase-store.ts';

/** The page's words in the officer's language; until `Start` loaded them, those of `console-start` alone. It is remembered as long as the page is open, nowhere else. */
export interface Words {
  readonly language: Language;
  readonly say: (key: PhraseKey, params?: Readonly<Record<string, string | number>>) => string;
  readonly day: (day: DateIso) => string;
  /** Changes the language once its words are loaded; throws when they could not be, and nothing changes. */
  readonly speak: (language: Language) => Promise<void>;
}

const context = createContext<Words | null>(null);

export function useWords(): Words {
  const words = use(context);
  if (words === null) throw new TypeError('useWords stands outside of Speech');
  return words;
}

export function Speech({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(browserLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const words = useMemo<Words>(
    () => ({
      language,
      say: (key, params) => phrase(language, key, params),
      day: (day) => longDate(language, day),
      speak: async (next) => {
        await loadPhrases(next, openedAreas(language));
        setLanguage(next);
      },
    }),
    [language],
  );
  return <context.Provider value={words}>{children}</context.Provider>;
}

function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const known = languageOf(tag.slice(0, 2));
    if (known !== null) return known;
  }
  return 'kk';
}
