import { foldReceiptText, receiptAlphabet } from './receipt-text.ts';

/** Symbols of a code: 80 bits. */
export const codeLength = 16;

/** Far above 16 symbols with any separators; what is longer is no code and is not looked at. */
const longestInput = 100;

/** Reads a code as people type it, with the same look-alikes as a receipt; `null` when it is none. */
export function readCode(text: string): string | null {
  if (text.length > longestInput) return null;
  const folded = foldReceiptText(text);
  const isCode =
    folded.length === codeLength &&
    Array.from(folded).every((one) => receiptAlphabet.includes(one));
  return isCode ? folded : null;
}

/** `XXXX-XXXX-XXXX-XXXX`. */
export function writeCode(symbols: string): string {
  return (symbols.match(/.{4}/g) ?? []).join('-');
}
