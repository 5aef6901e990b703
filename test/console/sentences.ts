import { expect } from 'vitest';

import { longDate } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { Words } from '../../console/app/speech.tsx';
import { type Language, languages } from '../../platform/language.ts';

/** The words of the page without a browser. */
export function wordsOf(language: Language): Words {
  return {
    language,
    say: (key, params) => phrase(language, key, params),
    day: (day) => longDate(language, day),
    speak: async () => {},
  };
}

/** What an officer reads of each alarm, in every language: something of its own, whom to tell, and no jargon. */
export function checkSentences(told: readonly ((language: Language) => readonly string[])[]): void {
  for (const language of languages) {
    const all = told.map((sentences) => sentences(language));
    const firsts = all.map(([first]) => first);
    expect(new Set(firsts).size).toBe(all.length);
    for (const sentences of all) {
      const text = sentences.join(' ');
      expect(text).toMatch(people[language]);
      expect(text).toMatch(proof[language]);
      expect(text).not.toMatch(jargon);
    }
  }
}

/** Whom to tell: the head of the body and whoever answers for security. */
const people: Readonly<Record<Language, RegExp>> = {
  kk: /басшысына.*қауіпсіздікке жауапты/s,
  ru: /руководителю.*отвечает за безопасность/s,
  en: /head of the body.*responsible for security/s,
};

/** That what stands there now is to be kept. */
const proof: Readonly<Record<Language, RegExp>> = {
  kk: /дәлел/,
  ru: /доказательство/,
  en: /evidence/,
};

const jargon =
  /hash|manifest|blob|cipher|decrypt|payload|database|token|sequence|хеш|манифест|блоб|шифр|база данн|токен|дерекқор|undefined|null|\{/i;
