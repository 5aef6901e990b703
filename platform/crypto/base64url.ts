/** Base64url without padding, in its one form. */
export interface Base64url {
  readonly encode: (bytes: Uint8Array) => string;
  /** `null` unless `text` is the one form of some bytes. */
  readonly decode: (text: string) => Uint8Array | null;
}

/** By a table: for engines that cannot do it themselves. */
export const portableBase64url: Base64url = { encode: written, decode: read };

/** What the newest engines do themselves, twenty times as fast; `null` in an older one. */
export const nativeBase64url: Base64url | null = nativeHere();

function nativeHere(): Base64url | null {
  const engine = Uint8Array as unknown as {
    readonly fromBase64?: (text: string, how: object) => Uint8Array;
    readonly prototype: { readonly toBase64?: (how: object) => string };
  };
  const { fromBase64, prototype } = engine;
  const { toBase64 } = prototype;
  if (fromBase64 === undefined || toBase64 === undefined) return null;
  const writing = { alphabet: 'base64url', omitPadding: true };
  const reading = { alphabet: 'base64url' };
  return {
    encode: (bytes) => toBase64.call(bytes, writing),
    decode: (text) => strictly(text, () => fromBase64.call(Uint8Array, text, reading)),
  };
}

/** The engine passes over spaces, padding and bits left over, and throws for a sign of another alphabet. */
function strictly(text: string, decode: () => Uint8Array): Uint8Array | null {
  let bytes: Uint8Array;
  try {
    bytes = decode();
  } catch {
    return null;
  }
  // Signs that were passed over are missing in the length; bits that were stand in the last sign.
  if (bytes.length !== lengthOf(text) || text.length % 4 === 1) return null;
  const unused = [0, 0b1111, 0b11][bytes.length % 3] ?? 0;
  return ((values[text.charCodeAt(text.length - 1)] ?? 0) & unused) === 0 ? bytes : null;
}

function written(bytes: Uint8Array): string {
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

function read(text: string): Uint8Array | null {
  const bytes = new Uint8Array(lengthOf(text));
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
  return wrong < 0 || held !== 0 ? null : bytes;
}

function lengthOf(text: string): number {
  return Math.floor((text.length * 3) / 4);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value += 1) {
  values[alphabet.charCodeAt(value)] = value;
}

function sign(value: number): string {
  return alphabet[value & 63] ?? '';
}
