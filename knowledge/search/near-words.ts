/** Finds words of the base that a misspelled word may have meant. */
export class NearWords {
  readonly #byLength = new Map<number, { readonly words: string[]; readonly masks: number[] }>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      let same = this.#byLength.get(word.length);
      if (same === undefined) {
        same = { words: [], masks: [] };
        this.#byLength.set(word.length, same);
      }
      same.words.push(word);
      same.masks.push(lettersOf(word));
    }
  }

  /** At most six words, the nearest first, each with how surely it is meant. */
  near(word: string): readonly (readonly [string, number])[] {
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (most === 0 || word.length > longest || /\d/.test(word)) return [];
    const found: (readonly [string, number])[] = [];
    const mask = lettersOf(word);
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      const { words, masks } = this.#byLength.get(length) ?? none;
      for (let at = 0; at < masks.length; at += 1) {
        // An edit changes the set of letters by two at most: nearly every word is passed over here.
        if (bits(mask ^ (masks[at] ?? 0)) > most * 2) continue;
        const other = words[at] ?? '';
        if (most < 2 && other[0] !== word[0]) continue;
        const edits = distance(word, other, most);
        if (edits <= most) found.push([other, edits === 1 ? 0.6 : 0.35]);
      }
    }
    return found.sort((a, b) => b[1] - a[1]).slice(0, mostFound);
  }
}

const none = { words: [], masks: [] } as const;
const mostFound = 6;

/** Longer words are no words. */
const longest = 40;

function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

function bits(mask: number): number {
  let left = mask;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}

/** Edits between two words, a swap of neighbours counted as one; stops counting above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      }
      row.push(edits);
      if (edits < best) best = edits;
    }
    if (best > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
