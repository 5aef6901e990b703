// Note "patterns of free recall": an ordinary JavaScript regular expression of small letters, tried on a text in small
// letters, in which `\w` is a letter of the Latin or Cyrillic script (Kazakh letters too), `\W` anything else, and `\b` a
// border of such letters and digits: the built-in ones know English only, and `\p{L}` takes a hundred times as long to
// compile. The alternatives of
// a group after `\b` all begin with a letter or a digit, or none does. Every repetition is bounded, so
// that no text, however long, can make a pattern slow: the work at each letter has a fixed ceiling.

const letters = 'A-Za-z\u00C0-\u024F\u0400-\u052F';
const inWord = `[0-9_${letters}]`;

/** Why a pattern cannot be used; `null` when it can. */
export function patternProblem(source: string): string | null {
  const bare = source.replaceAll(/\\./gsu, 'e').replaceAll(/\[[^\]]*\]/gu, 'c');
  if (/\p{Lu}/u.test(bare)) return 'holds a capital letter: texts are tried in small ones';
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
    (escape: string, letter: string, at: number) =>
      meaningOf(letter, source.slice(at + escape.length)) ?? escape,
  );
  return new RegExp(unicode, 'u');
}

function meaningOf(letter: string, rest: string): string | null {
  switch (letter) {
    case 'b':
      return borderBefore(rest);
    case 'w':
      return `[${letters}]`;
    case 'W':
      return `[^${letters}]`;
    default:
      return null;
  }
}

/** A border costs half where what follows tells which side the word is on. */
function borderBefore(rest: string): string {
  if (/^(?:\(\?:)?(?:[\p{L}\d]|\\[dw])/u.test(rest)) return `(?<!${inWord})`;
  if (/^(?:$|[)|]|\\s)/u.test(rest)) return `(?!${inWord})`;
  return `(?:(?<!${inWord})(?=${inWord})|(?<=${inWord})(?!${inWord}))`;
}
