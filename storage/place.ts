import { systemRandom } from '../platform/crypto/random.ts';

/**
 * Where a row stands among the others of its table: drawn anew for each, so that their order says nothing about when they
 * came. In SQLite the one who gives none gets the next number, and with it the order of arrival.
 */
export function drawPlace(): number {
  const bytes = Buffer.from(systemRandom(8));
  return bytes.readUInt32BE(0) * 2 ** 21 + (bytes.readUInt32BE(4) >>> 11);
}
