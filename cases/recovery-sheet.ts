import { foldReceiptText, receiptAlphabet } from '../knowledge/receipt-text.ts';
import { concat, equal, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { joinTwo, splitInThree } from '../platform/crypto/shamir.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';

/** One of three sheets of paper, of which any two give RECOVERY back. */
export interface RecoverySheet {
  /** Eight digits: the sheets of one ceremony bear the same. */
  readonly set: string;
  readonly number: 1 | 2 | 3;
  /** Six lines: three groups of four symbols and a check group of two that stands for this line alone. */
  readonly lines: readonly string[];
}

export type ReadSheet =
  | { readonly ok: true; readonly set: string; readonly number: number; readonly share: Uint8Array }
  /** `line` counts from 1. */
  | {
      readonly ok: false;
      readonly line: number;
      readonly because: 'short' | 'long' | 'symbols' | 'check';
    }
  /** Every line holds by itself, and the whole does not. */
  | { readonly ok: false; readonly line: null; readonly because: 'lines' | 'whole' };

/** Splits RECOVERY; each call draws another set. */
export async function splitRecovery(
  identity: Secret,
  random: Random,
): Promise<readonly RecoverySheet[]> {
  const set = random(setLength);
  const shares = await splitInThree(identity);
  return shares.map((share, at) => {
    const head = concat(Uint8Array.of(version), set, Uint8Array.of(at + 1), share);
    const symbols = symbolsOf(concat(head, digest(head)));
    const lines = Array.from({ length: lineCount }, (_, line) => {
      const data = symbols.slice(line * lineLength, (line + 1) * lineLength);
      return `${data.replace(/(.{4})(?=.)/g, '$1 ')} ${check(line, data)}`;
    });
    share.fill(0);
    return { set: setText(set), number: numberOf(at + 1), lines };
  });
}

/** What a camera reads: the lines one after the other. */
export function sheetText({ lines }: RecoverySheet): string {
  return lines.join('\n');
}

/** Reads a sheet as people type it: case, spaces, dashes and letters that look like digits do not matter. Says which line is wrong. */
export function readSheet(typed: string): ReadSheet {
  const lines = typed
    .split(/\r?\n/)
    .map(cleaned)
    .filter((line) => line !== '');
  for (const [at, line] of lines.slice(0, lineCount).entries()) {
    const because = fault(at, line);
    if (because !== null) return { ok: false, line: at + 1, because };
  }
  if (lines.length !== lineCount) return { ok: false, line: null, because: 'lines' };
  const bytes = bytesOf(lines.map((line) => line.slice(0, lineLength)).join(''));
  const head = bytes.subarray(0, headLength);
  const whole = bytes[0] === version && equal(digest(head), bytes.subarray(headLength));
  if (!whole) return { ok: false, line: null, because: 'whole' };
  const shareAt = 1 + setLength + 1;
  return {
    ok: true,
    set: setText(head.subarray(1, 1 + setLength)),
    number: head[1 + setLength] ?? 0,
    share: head.slice(shareAt),
  };
}

/**
 * RECOVERY from two sheets, still to be compared with the public key in the roster. Throws `sheet.typed` for one that
 * cannot be read, `sheet.same` for one sheet twice, `sheet.set` for sheets of different ceremonies.
 */
export async function joinSheets(first: string, second: string): Promise<Secret> {
  const [left, right] = [readSheet(first), readSheet(second)];
  if (!left.ok || !right.ok) throw new SenimError('sheet.typed', 'a sheet cannot be read');
  if (left.set !== right.set) throw new SenimError('sheet.set', 'sheets of two sets');
  if (left.number === right.number) throw new SenimError('sheet.same', 'one sheet twice');
  return await joinTwo(left.share, right.share);
}

const version = 1;
const setLength = 3;
const shareLength = 33;
const headLength = 1 + setLength + 1 + shareLength;
/** Fills six lines of twelve symbols to the last bit. */
const digestLength = 7;
const lineCount = 6;
const lineLength = 12;
const checkLength = 2;

function digest(head: Uint8Array): Uint8Array {
  return hash('recovery/sheet', head).subarray(0, digestLength);
}

/** Ten bits over the line and its place: lines that changed places are noticed too. */
function check(line: number, data: string): string {
  const [high = 0, low = 0] = hash('recovery/line', Uint8Array.of(line), utf8(data));
  return symbol(high) + symbol(low);
}

function fault(at: number, line: string): 'short' | 'long' | 'symbols' | 'check' | null {
  if (!Array.from(line).every((each) => receiptAlphabet.includes(each))) return 'symbols';
  if (line.length < lineLength + checkLength) return 'short';
  if (line.length > lineLength + checkLength) return 'long';
  const data = line.slice(0, lineLength);
  return check(at, data) === line.slice(lineLength) ? null : 'check';
}

function symbolsOf(bytes: Uint8Array): string {
  let symbols = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) {
      symbols += symbol(value >> (bits - 5));
      value &= (1 << (bits - 5)) - 1;
    }
  }
  return symbols;
}

function bytesOf(symbols: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const each of symbols) {
    value = (value << 5) | receiptAlphabet.indexOf(each);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(value >> bits);
    value &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

function symbol(value: number): string {
  return receiptAlphabet.charAt(value & 31);
}

function setText(set: Uint8Array): string {
  const [high = 0, middle = 0, low = 0] = set;
  return String((high << 16) | (middle << 8) | low).padStart(8, '0');
}

function numberOf(at: number): 1 | 2 | 3 {
  if (at === 1 || at === 2 || at === 3) return at;
  throw new TypeError('there are three sheets');
}

/** The number that stands before a line on the paper may be typed with it, as in “3)”. */
function cleaned(line: string): string {
  return foldReceiptText(line.trim().replace(/^[1-6][.)]/, ''));
}
