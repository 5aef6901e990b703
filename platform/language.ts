/** The languages of the product: always all three, Kazakh first. */
export const languages = ['kk', 'ru', 'en'] as const;

export type Language = (typeof languages)[number];

/** One value a language. */
export type Localized<T = string> = Readonly<Record<Language, T>>;

/** `null` when `value` names no language of the product. */
export function languageOf(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}
