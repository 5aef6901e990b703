import { SenimError } from '../errors.ts';

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes(parts);
}

/** For many parts: a hundred thousand arguments of one call do not fit on the stack. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Compares without telling by its time where the first difference is. */
export function equal(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  // Indexed: the iterator of entries costs a hundred times as much, and this compares whole rosters.
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return difference === 0;
}

/** Lower-case hex. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) text += pairs[bytes[at] ?? 0] ?? '';
  return text;
}

/** Throws `crypto.format` unless `text` is lower-case hex of whole bytes. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new SenimError('crypto.format', 'not hex');
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}

/** Base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  for (; at + 2 < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${sign(three >> 18)}${sign(three >> 12)}${sign(three >> 6)}${sign(three)}`;
  }
  const left = bytes.length - at;
  const rest = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8);
  if (left > 0) text += `${sign(rest >> 18)}${sign(rest >> 12)}`;
  return left === 2 ? `${text}${sign(rest >> 6)}` : text;
}

/** Throws `crypto.format` unless `text` is the one base64url form of some bytes. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let to = 0;
  // What cannot be told from a sound text by its last bits alone is collected here: a sign outside the alphabet.
  let wrong = text.length % 4 === 1 ? -1 : 0;
  // Indexed, and by a table: a list of cases is tens of megabytes of this.
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? -1;
    wrong |= value;
    held = (held << 6) | (value & 63);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to] = held >> bits;
    to += 1;
    held &= (1 << bits) - 1;
  }
  // Bits left over are zero in the one form that we write.
  if (wrong < 0 || held !== 0) throw new SenimError('crypto.format', 'not base64url');
  return bytes;
}

/** Big-endian, 4 bytes. */
export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Big-endian, 8 bytes. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** Best effort: copies that the runtime made elsewhere stay out of reach. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value += 1) {
  values[alphabet.charCodeAt(value)] = value;
}

function sign(value: number): string {
  return alphabet[value & 63] ?? '';
}
