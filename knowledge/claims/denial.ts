import type { Language } from '../../platform/language.ts';

/**
 * Whether a text says no to something. By rules and therefore rough: it keeps a sentence from turning its source round, and
 * where the two differ the card itself is shown.
 */
export function denies(text: string, language: Language): boolean {
  return patterns[language].test(text.toLowerCase().replaceAll('ё', 'е'));
}

const patterns: Readonly<Record<Language, RegExp>> = {
  kk: /(?<!\p{L})(?:емес|жоқ|ешкім|ешқандай|еш|тыйым|болмай|алмай)|(?<=\p{L}{2})[мбп][ае](?:йд|йм|йс|й(?!\p{L})|ң|с[ае]|ған|ген|у|ст|й-)/u,
  ru: /(?<!\p{L})(?:не|ни|нет|нельзя|никто|никому|никогда|никак\p{L}*|ничего|без|запре\p{L}*|отказ\p{L}*|не\p{L}{0,3}(?:возмож|допус|обяза|закон|вправ)\p{L}*)(?!\p{L})/u,
  en: /(?<!\p{L})(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without|forbid\p{L}*|forbad\p{L}*|prohibit\p{L}*|ban|bans|banned|unlawful|illegal|refus\p{L}*|\p{L}+n['’]t)(?!\p{L})/u,
};
