/** Crockford's base32: no I, L, O, U. */
export const receiptAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Symbols of the secret; one check symbol follows them. */
export const receiptSecretLength = 23;

const length = receiptSecretLength + 1;
const base = receiptAlphabet.length;
/** Far above 24 symbols with any separators; what is longer is no receipt and is not looked at. */
const longestInput = 200;

export type ReceiptText =
  /** `symbols` are the 23 of the secret, in the alphabet. */
  | { readonly ok: true; readonly symbols: string }
  | { readonly ok: false; readonly because: 'short' | 'long' | 'symbols' | 'check' };

/**
 * Reads a receipt as people type it: any case, spaces, dashes, full-width letters, `O` for `0`,
 * `I` and `L` for `1`, and Cyrillic letters that look like Latin ones.
 */
export function readReceiptText(text: string): ReceiptText {
  if (text.length > longestInput) return { ok: false, because: 'long' };
  const folded = foldReceiptText(text);
  if (folded.length < length) return { ok: false, because: 'short' };
  if (folded.length > length) return { ok: false, because: 'long' };
  for (const symbol of folded) {
    if (!receiptAlphabet.includes(symbol)) return { ok: false, because: 'symbols' };
  }
  const symbols = folded.slice(0, receiptSecretLength);
  if (receiptCheckSymbol(symbols) !== folded[receiptSecretLength]) {
    return { ok: false, because: 'check' };
  }
  return { ok: true, symbols };
}

/** Luhn mod 32 over symbols of the alphabet. Throws `TypeError` for anything else. */
export function receiptCheckSymbol(symbols: string): string {
  let sum = 0;
  let factor = 2;
  for (let index = symbols.length - 1; index >= 0; index -= 1) {
    const point = receiptAlphabet.indexOf(symbols.charAt(index));
    if (point < 0) throw new TypeError('not a receipt symbol');
    const addend = factor * point;
    sum += Math.floor(addend / base) + (addend % base);
    factor = factor === 2 ? 1 : 2;
  }
  return receiptAlphabet.charAt((base - (sum % base)) % base);
}

/** `XXXX-XXXX-…` of 23 symbols and their check symbol. */
export function writeReceipt(symbols: string): string {
  const all = symbols + receiptCheckSymbol(symbols);
  return (all.match(/.{4}/g) ?? []).join('-');
}

/** Whether `typed` is the last group of the grouped receipt `receipt`, or the whole of it. */
export function endsReceipt(typed: string, receipt: string): boolean {
  const folded = foldReceiptText(typed.slice(0, longestInput));
  const whole = foldReceiptText(receipt);
  return whole.length === length && (folded === whole.slice(-4) || folded === whole);
}

/** Separators are dropped and look-alikes replaced; symbols outside the alphabet stay. */
export function foldReceiptText(text: string): string {
  const bare = text.normalize('NFKC').toUpperCase().replace(separators, '');
  let folded = '';
  for (const symbol of bare) folded += lookAlikes.get(symbol) ?? symbol;
  return folded;
}

const separators = /[\s\p{Z}\p{Pd}\p{Cf}\p{Cc}._·•|/\\:,;'"`«»()[\]]+/gu;

const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...pairs('OОӨΟ', '0'),
  ...pairs('ILІӀΙ', '1'),
  ...pairs('ЗӠ', '3'),
  ...pairs('АΑ', 'A'),
  ...pairs('ВΒ', 'B'),
  ...pairs('СϹҪ', 'C'),
  ...pairs('ЕЁΕ', 'E'),
  ...pairs('НҢҺΗ', 'H'),
  ...pairs('Ј', 'J'),
  ...pairs('КҚΚ', 'K'),
  ...pairs('МΜ', 'M'),
  ...pairs('ΝԊ', 'N'),
  ...pairs('РΡ', 'P'),
  ...pairs('Ԛ', 'Q'),
  ...pairs('Ѕ', 'S'),
  ...pairs('ТΤ', 'T'),
  ...pairs('Ѵ', 'V'),
  ...pairs('Ԝ', 'W'),
  ...pairs('ХΧ', 'X'),
  ...pairs('УҮҰΥ', 'Y'),
  ...pairs('Ζ', 'Z'),
]);

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (symbol) => [symbol, to]);
}
