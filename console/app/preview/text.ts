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
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, sampleSize);
  const scores = oneByte.map((encoding) => ({ encoding, score: scoreOf(read(sample, encoding)) }));
  return scores.toSorted((left, right) => right.score - left.score)[0]?.encoding ?? 'utf-8';
}

/** Whatever does not fit the alphabet is shown as such, never left out. */
export function read(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** A text in parts that a page can show without stumbling: at ends of lines where there are any. */
export function partsOf(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.lastIndexOf('\n', at + most - 1);
    const whole = at + most >= text.length ? text.length : end > at ? end + 1 : at + most;
    const cut = isLowHalf(text.charCodeAt(whole)) ? whole + 1 : whole;
    parts.push(text.slice(at, cut));
    at = cut;
  }
  return parts.length === 0 ? [''] : parts;
}

const oneByte = ['windows-1251', 'koi8-r', 'ibm866'] as const;
const sampleSize = 65_536;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

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

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
