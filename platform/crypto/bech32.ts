import { SenimError } from '../errors.ts';

/** Bech32 (BIP-173) without its limit of 90 characters, as age writes keys. Lower case. */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, 8, 5, true);
  const check = polymod(nothing, polymod(words, polymod(expand(prefix)))) ^ 1;
  const sum = nothing.map((_, at) => (check >>> (5 * (5 - at))) & 31);
  return `${prefix}1${letters(words)}${letters(sum)}`;
}

/** Throws `crypto.format` unless `text` is the bech32 of some bytes under `prefix`. Either case, not mixed. */
export function fromBech32(prefix: string, text: string): Uint8Array {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) throw malformed();
  if (!lower.startsWith(`${prefix}1`)) throw malformed();
  const codes = new TextEncoder().encode(lower.slice(prefix.length + 1));
  const words = codes.map((code) => values[code] ?? unknown);
  if (words.length < sumLength || words.includes(unknown)) throw malformed();
  if (polymod(words, polymod(expand(prefix))) !== 1) throw malformed();
  return regroup(words.subarray(0, -sumLength), 5, 8, false);
}

const sumLength = 6;
const nothing = new Uint8Array(sumLength);
const unknown = 255;
// Tables rather than searches: a hybrid key has two thousand letters, and every case makes two.
const alphabet = new TextEncoder().encode('qpzry9x8gf2tvdw0s3jn54khce6mua7l');
const values = new Uint8Array(256).fill(unknown);
for (const [value, code] of alphabet.entries()) values[code] = value;

/** What the five highest bits do to the checksum, for each of their 32 values. */
const folded = Int32Array.from(alphabet, (_, top) =>
  [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].reduce(
    (mixed, generator, bit) => ((top >>> bit) & 1 ? mixed ^ generator : mixed),
    0,
  ),
);

// The words may be a secret key: they never enter the text.
function malformed(): SenimError {
  return new SenimError('crypto.format', 'not a key of the expected kind');
}

function letters(words: Uint8Array): string {
  return new TextDecoder().decode(words.map((word) => alphabet[word] ?? 0));
}

function expand(prefix: string): Uint8Array {
  const codes = new TextEncoder().encode(prefix);
  const expanded = new Uint8Array(codes.length * 2 + 1);
  expanded.set(codes.map((code) => code >> 5));
  expanded.set(
    codes.map((code) => code & 31),
    codes.length + 1,
  );
  return expanded;
}

function polymod(words: Uint8Array, before = 1): number {
  let check = before;
  for (const word of words) {
    check = ((check & 0x1ffffff) << 5) ^ word ^ (folded[check >>> 25] ?? 0);
  }
  return check;
}

function regroup(input: Uint8Array, from: number, to: number, pad: boolean): Uint8Array {
  const bitLength = input.length * from;
  const output = new Uint8Array(pad ? Math.ceil(bitLength / to) : Math.floor(bitLength / to));
  const mask = (1 << to) - 1;
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const value of input) {
    held = ((held << from) | value) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      output[at] = (held >>> bits) & mask;
      at += 1;
    }
  }
  const rest = (held << (to - bits)) & mask;
  if (pad && bits > 0) output[at] = rest;
  if (!pad && (bits >= from || rest !== 0)) throw malformed();
  return output;
}
