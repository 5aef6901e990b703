/** The alphabets in which texts of this country come, the likeliest first. */
export const encodings = [
  'utf-8',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'utf-16le',
  'utf-16be',
] as const;
export type Encoding = (typeof encodings)[number];

/** The alphabet of the bytes: by their mark, by what can be UTF-8 at all, else by how often common letters stand there. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = markOf(bytes);
  if (marked !== null) return marked;
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleSize);
  const scores = oneByte.map((encoding) => ({ encoding, score: scoreOf(read(sample, encoding)) }));
  return scores.toSorted((left, right) => right.score - left.score)[0]?.encoding ?? 'utf-8';
}

/** The alphabet that the first bytes name; `null` = unmarked. */
export function markOf(bytes: Uint8Array): Extract<Encoding, `utf-${string}`> | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Whether all of the bytes can be UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whatever does not fit the alphabet is shown as such, never left out. */
export function read(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

const oneByte = ['windows-1251', 'koi8-r', 'ibm866'] as const;
const sampleSize = 65_536;

/** In the wrong alphabet small letters become capitals, frames and signs. */
function scoreOf(text: string): number {
  let score = 0;
  for (const letter of text) {
    if ('оеаинтсрвлкмдпуяы'.includes(letter)) score += 2;
    else if (/[а-я]/u.test(letter)) score += 1;
    else if (/[А-Я]/u.test(letter)) score += 0.2;
    else if (letter > '\u007f') score -= 2;
  }
  return score;
}
