// Note "patterns of free recall": an ordinary JavaScript regular expression, read with the flags `iu`, in which `\w` is a
// letter of the Latin or Cyrillic script (Kazakh letters too), `\W` anything else, and `\b` a border of such letters and
// digits: the built-in ones know English only, and `\p{L}` takes a hundred times as long to compile. Every repetition is
// bounded, so that no text, however long, can make a pattern slow: the work at each letter has a fixed ceiling.

const letters = 'A-Za-z\u00C0-\u024F\u0400-\u052F';
const inWord = `[0-9_${letters}]`;
const meanings: Readonly<Record<string, string>> = {
  b: `(?:(?<!${inWord})(?=${inWord})|(?<=${inWord})(?!${inWord}))`,
  w: `[${letters}]`,
  W: `[^${letters}]`,
};

/** Why a pattern cannot be used; `null` when it can. */
export function patternProblem(source: string): string | null {
  const bare = source.replaceAll(/\\./gsu, 'e').replaceAll(/\[[^\]]*\]/gu, 'c');
  if (/[*+]/u.test(bare)) return 'repeats without a bound: use {0,n}';
  if (/\{\d*,\}/u.test(bare)) return 'repeats without a bound: use {n,m}';
  if (/\)\{/u.test(bare)) return 'repeats a group: write it out';
  try {
    return compilePattern(source).test('') ? 'is true of an empty text' : null;
  } catch {
    return 'does not compile';
  }
}

/** Throws what `RegExp` throws. */
export function compilePattern(source: string): RegExp {
  const unicode = source.replaceAll(
    /\\(.)/gsu,
    (escape, letter: string) => meanings[letter] ?? escape,
  );
  return new RegExp(unicode, 'iu');
}
