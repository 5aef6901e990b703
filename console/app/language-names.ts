import type { Language } from '../../platform/language.ts';

/** Each language as its own speakers call it. */
export const languageNames: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};
