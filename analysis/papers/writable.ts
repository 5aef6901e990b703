import { cleanLine, cleanText } from '../../knowledge/schema/text.ts';

// The two code points that are no characters of XML and that cleaning leaves: office programs refuse a file with them.
const noCharacters = /[\uFFFE\uFFFF]/gu;

/** What somebody typed, as a paper can hold it. */
export function writableText(typed: string): string {
  return cleanText(typed.replaceAll(noCharacters, ''));
}

/** The same on one line. */
export function writableLine(typed: string): string {
  return cleanLine(typed.replaceAll(noCharacters, ''));
}
