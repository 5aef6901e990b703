/** The words of a text, in small letters, each in one alphabet and cut where no word goes on. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).map((token) => repaired(token));
}

/** The same as they were typed, which may be in two alphabets at once. */
export function tokensOf(text: string): string[] {
  const tokens = normal(text).match(word) ?? [];
  return tokens.map((token) => (token.length > longest ? token.slice(0, longest) : token));
}

const longest = 64;

const word = /[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu;

function normal(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/[\u02BC\u2018\u2019`´]/g, "'")
    .replaceAll('ə', 'ә');
}

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

export function isCyrillic(token: string): boolean {
  return cyrillic.test(token);
}

/** In a word of two alphabets the letters of the lesser one become what they look like in the other. */
export function repaired(token: string): string {
  if (!cyrillic.test(token) || !latin.test(token)) return token;
  const letters = Array.from(token);
  const isLatin = letters.filter((letter) => latin.test(letter)).length * 2 > letters.length;
  const table = isLatin ? latinLookAlikes : lookAlikes;
  return letters.map((letter) => table[letter] ?? letter).join('');
}

const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  i: 'і',
  h: 'һ',
  k: 'к',
  y: 'у',
  t: 'т',
  m: 'м',
  b: 'в',
  n: 'п',
  r: 'г',
  u: 'и',
};

const latinLookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(lookAlikes).map(([one, other]) => [other, one]),
);
