import { SenimError } from '../errors.ts';
import { nativeBase64url, portableBase64url } from './base64url.ts';

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
  return quick.encode(bytes);
}

/** Throws `crypto.format` unless `text` is the one base64url form of some bytes. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = quick.decode(text);
  if (bytes === null) throw new SenimError('crypto.format', 'not base64url');
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

const quick = nativeBase64url ?? portableBase64url;
