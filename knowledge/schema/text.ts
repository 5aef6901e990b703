/**
 * What a person wrote, made safe to keep and to show: no control or direction-changing characters, no invisible ones but
 * the joiners that emoji and some scripts need, no lone surrogates; NFC; LF line ends. Cleaning twice changes nothing.
 */
export function cleanText(written: string): string {
  if (plain.test(written)) return written.trim();
  return written
    .toWellFormed()
    .replaceAll(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unwanted, (match) => (match.startsWith(blackFlag) ? match : ''))
    .normalize('NFC')
    .trim();
}

/** The same on one line. */
export function cleanLine(written: string): string {
  const text = cleanText(written);
  return uneven.test(text) ? text.replaceAll(/\s+/gu, ' ') : text;
}

/** Whether there is anything to see: letters, digits, signs or emoji. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** Length as people count: an emoji of one code point is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// Most of what people write has nothing to clean; every character here is composed already and stands for itself.
const plain =
  /^[\n\u0020-\u007E\u00AB\u00BB\u0400-\u0482\u048A-\u04FF\u2013\u2014\u2018-\u201E\u2026\u2116]*$/u;
const uneven = /\s\s|[^\S ]/u;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const blackFlag = '\u{1F3F4}';

// Tag characters can smuggle a hidden text; they stay only where they draw the flag of a country's part.
const unwanted = new RegExp(
  [
    `${blackFlag}[\\u{E0020}-\\u{E007E}]{1,8}\\u{E007F}`,
    '[\\u{E0000}-\\u{E007F}]',
    '(?!\\n)\\p{Cc}',
    '[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]',
  ].join('|'),
  'gu',
);
