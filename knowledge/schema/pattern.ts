// Note "patterns of free recall": an ordinary JavaScript regular expression, read with the flags `iu`, in which `\b` means a
// border of letters and digits of any script (the built-in one knows Latin only). Every repetition is bounded, so that
// no text, however long, can make a pattern slow: the work at each letter has a fixed ceiling.

const wordBorder =
  '(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))';

/** Why a pattern cannot be used; `null` when it can. */
export function patternProblem(source: string): string | null {
  const bare = source.replaceAll(/\\./gsu, 'e').replaceAll(/\[[^\]]*\]/gu, 'c');
  if (/[*+]/u.test(bare)) return 'repeats without a bound: use {0,n}';
  if (/\{\d*,\}/u.test(bare)) return 'repeats without a bound: use {n,m}';
  if (/\)\{/u.test(bare)) return 'repeats a group: write it out';
  try {
    compilePattern(source);
  } catch {
    return 'does not compile';
  }
  return compilePattern(source).test('') ? 'is true of an empty text' : null;
}

/** Throws what `RegExp` throws. */
export function compilePattern(source: string): RegExp {
  const unicode = source.replaceAll(/\\(.)/gsu, (escape, letter: string) =>
    letter === 'b' ? wordBorder : escape,
  );
  return new RegExp(unicode, 'iu');
}
