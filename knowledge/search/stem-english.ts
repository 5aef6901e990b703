/** An English word in skeleton letters without its plural, tense and adverb endings. */
export function englishStem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, word.length - ending.length);
    if (root.length >= 3 && /[aeiou]/.test(root)) return bare(root + instead);
  }
  return bare(word);
}

/** A last e or i comes and goes: `bribe`, `bribing`, `bribery`. */
function bare(stem: string): string {
  return stem.length > 3 ? stem.replace(/[ei]$/, '') : stem;
}

// In skeleton letters: y is i, sh is S.
const endings: readonly (readonly [string, string])[] = [
  ['ations', 'at'],
  ['ation', 'at'],
  ['ments', 'ment'],
  ['ings', ''],
  ['ins', ''],
  ['ing', ''],
  ['ies', 'i'],
  ['ers', 'er'],
  ['eis', 'e'],
  ['ed', ''],
  ['es', ''],
  ['li', ''],
  ['s', ''],
  ['in', ''],
];
