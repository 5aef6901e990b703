import { u32 } from './crypto/bytes.ts';
import { SenimError } from './errors.ts';
import { padme } from './padme.ts';

const lengthLength = 4;

/** `bytes` behind their length, with zeros up to a length that says little: at least `least`, PADMÉ beyond. */
export function padded(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(padme(Math.max(least, bytes.length + lengthLength)));
  plain.set(u32(bytes.length));
  plain.set(bytes, lengthLength);
  return plain;
}

/** What `padded` took, as a view. Throws `crypto.format` with `what` it is not. */
export function unpadded(plain: Uint8Array, what: string): Uint8Array {
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const length = plain.length < lengthLength ? Infinity : view.getUint32(0);
  if (length > plain.length - lengthLength) throw new SenimError('crypto.format', `not ${what}`);
  return plain.subarray(lengthLength, lengthLength + length);
}
