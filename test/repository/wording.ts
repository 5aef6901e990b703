/** A text in the three languages, with the place it stands in. */
export interface Trilingual {
  readonly where: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** Every `{kk, ru, en}` of strings inside a JSON value. */
export function trilingual(value: unknown, where: string): readonly Trilingual[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kk, ru, en } = value as Readonly<Record<string, unknown>>;
  if (typeof kk === 'string' && typeof ru === 'string' && typeof en === 'string') {
    return [{ where, kk, ru, en }];
  }
  return Object.entries(value).flatMap(([key, inner]) => trilingual(inner, `${where}/${key}`));
}

const ownLetters = /[әғқңөұүһі]/iu;

// Words that no Kazakh sentence has, and that hardly a Russian one lacks.
const russianWords = new Set(
  'и в на что это для или вы ваш вас вам как если чтобы мы нас по из от при но уже только может можно'.split(
    ' ',
  ),
);

/** Judged sentence by sentence; short ones and borrowed words pass. */
export function looksKazakh(text: string): boolean {
  return sentences(text).every((sentence) => {
    const words = wordsOf(sentence);
    if (words.some((word) => russianWords.has(word))) return false;
    return words.join('').length < 30 || ownLetters.test(sentence);
  });
}

/** A name or a term in Kazakh may stand inside a Russian text; most of its words may not. */
export function looksRussian(text: string): boolean {
  return sentences(text).every((sentence) => {
    const words = wordsOf(sentence.replaceAll(/«[^»]*»|\([^)]*\)/g, ''));
    const kazakh = words.filter((word) => ownLetters.test(word)).length;
    return words.length < 3 || kazakh * 3 < words.length;
  });
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?…:;])\s+|\n+/u);
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.toLowerCase().match(/\p{Script=Cyrillic}+/gu) ?? [];
}
