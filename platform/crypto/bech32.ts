import { SenimError } from '../errors.ts';

/** Bech32 (BIP-173) without its limit of 90 characters, as age writes keys. Lower case. */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, 8, 5, true);
  const check = polymod([...expand(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const sum = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31);
  return `${prefix}1${[...words, ...sum].map((word) => alphabet[word]).join('')}`;
}

/** Throws `crypto.format` unless `text` is the bech32 of some bytes under `prefix`. Either case, not mixed. */
export function fromBech32(prefix: string, text: string): Uint8Array {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) throw malformed();
  if (!lower.startsWith(`${prefix}1`)) throw malformed();
  const words = Array.from(lower.slice(prefix.length + 1), (char) => values.get(char) ?? -1);
  if (words.length < 6 || words.includes(-1)) throw malformed();
  if (polymod([...expand(prefix), ...words]) !== 1) throw malformed();
  return regroup(words.slice(0, -6), 5, 8, false);
}

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const values = new Map(Array.from(alphabet, (char, value) => [char, value]));

// What the five highest bits do to the checksum, for each of their 32 values.
const folded = Array.from(alphabet, (_, top) =>
  [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].reduce(
    (mixed, generator, bit) => ((top >>> bit) & 1 ? mixed ^ generator : mixed),
    0,
  ),
);

// The words may be a secret key: they never enter the text.
function malformed(): SenimError {
  return new SenimError('crypto.format', 'not a key of the expected kind');
}

function expand(prefix: string): number[] {
  const codes = Array.from(prefix, (char) => char.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(words: readonly number[]): number {
  let check = 1;
  for (const word of words) {
    check = ((check & 0x1ffffff) << 5) ^ word ^ (folded[check >>> 25] ?? 0);
  }
  return check;
}

function regroup(input: Iterable<number>, from: number, to: number, pad: boolean): Uint8Array {
  const output: number[] = [];
  let held = 0;
  let bits = 0;
  for (const value of input) {
    held = ((held << from) | value) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      output.push((held >>> bits) & ((1 << to) - 1));
    }
  }
  const rest = (held << (to - bits)) & ((1 << to) - 1);
  if (pad && bits > 0) output.push(rest);
  if (!pad && (bits >= from || rest !== 0)) throw malformed();
  return Uint8Array.from(output);
}
