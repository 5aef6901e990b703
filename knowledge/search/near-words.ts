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
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Edits between two words, a swap of neighbours counted as one; stops counting above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const width = b.length + 1;
  // Three rows in turn: this one and the two before it.
  const rows = width <= widest ? scratch : new Uint16Array(width * 3);
  for (let j = 0; j < width; j += 1) rows[j] = j;
  let row = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const last = row;
    const before = ((i + 1) % 3) * width;
    row = (i % 3) * width;
    rows[row] = i;
    let best = i;
    for (let j = 1; j < width; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let edits = Math.min(
        (rows[last + j] ?? 0) + 1,
        (rows[row + j - 1] ?? 0) + 1,
        (rows[last + j - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwapped =
        !same &&
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwapped) edits = Math.min(edits, (rows[before + j - 2] ?? 0) + 1);
      rows[row + j] = edits;
      if (edits < best) best = edits;
    }
    if (best > most) return most + 1;
  }
  return rows[row + b.length] ?? most + 1;
}

const widest = 64;
const scratch = new Uint16Array(widest * 3);
