import type { Language } from '../../platform/language.ts';

/** Whether a text says that something is not sure. What a card doubts, no sentence from it may state. */
export function doubts(text: string, language: Language): boolean {
  return patterns[language].test(text.toLowerCase().replaceAll('ё', 'е'));
}

const patterns: Readonly<Record<Language, RegExp>> = {
  kk: /білеміз|білмейміз|тексерм|тексеріл(?:ме|ге)|расталма|растама|салыстырма|нақтыла|баспасөз|мәлімет(?:тер)? бойынша|дерек(?:тер)? бойынша|(?<!\p{L})(?:шамасы|сірә|ықтимал)|болуы мүмкін/u,
  ru: /насколько (?:нам |мы )?(?:известно|знаем)|не (?:знаем|провер|сверя|подтвер|утвержда|чита|нашли|видели)|непровер|неизвестно|неясно|прессе?ы?(?!\p{L})|по (?:сведениям|сообщениям|данным)|уточни|провер(?:ьте|ить)|(?<!\p{L})(?:кажется|вероятно|видимо|возможно|может быть|похоже)/u,
  en: /as far as we know|(?:not|n['’]t) (?:\p{L}+ )?(?:know|verif|check|compar|confirm|read|found|seen|clear|sure)|unverified|unconfirmed|unclear|according to|press(?!\p{L})|reportedly|by reports|(?<!\p{L})(?:perhaps|probably|likely|seems?|appears?|may have|might)(?!\p{L})/u,
};

/** Whether a sentence looks back at the one before it: `this`, `we have not verified it`. */
export function looksBack(text: string, language: Language): boolean {
  return backwards[language].test(text.toLowerCase());
}

const backwards: Readonly<Record<Language, RegExp>> = {
  kk: /^(?:бұл|бұны|мұны|оны|осы|біз|бірақ|алайда)(?!\p{L})/u,
  ru: /^(?:эт\p{L}+|мы|но|однако|сам\p{L}*|так|официальн\p{L}*)(?!\p{L})/u,
  en: /^(?:this|that|these|those|it|we|but|however|so)(?!\p{L})/u,
};
