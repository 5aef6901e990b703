import {
  readReceiptText,
  receiptAlphabet,
  receiptSecretLength,
  writeReceipt,
} from '../knowledge/receipt-text.ts';
import { concat, fromBase64url, hex, u32 } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import { Secret } from '../platform/secret.ts';

/**
 * The receipt of the report that was begun with `token`, grouped: `XXXX-XXXX-…`. The same arguments give
 * the same receipt, so that the page after the redirect and an honest retry need nothing stored.
 */
export function makeReceipt({
  draftKey,
  token,
  counter,
}: {
  readonly draftKey: Secret;
  /** Base64url of 16 bytes. */
  readonly token: string;
  readonly counter: number;
}): string {
  const form = fromBase64url(token);
  if (form.length !== 16) throw new TypeError('a form token is 16 bytes');
  const context = concat(form, u32(counter));
  const secret = hkdf(draftKey.bytes(), 'receipt', { length: packedLength, context });
  const receipt = writeReceipt(unpack(secret));
  secret.fill(0);
  return receipt;
}

export type ParsedReceipt =
  /** The 23 symbols of the secret, in the alphabet. */
  | { readonly ok: true; readonly symbols: string }
  | { readonly ok: false; readonly because: 'length' | 'check' | 'symbols' };

/** Reads a receipt as people type it. */
export function parseReceipt(text: string): ParsedReceipt {
  const read = readReceiptText(text);
  if (read.ok) return read;
  const { because } = read;
  return { ok: false, because: because === 'short' || because === 'long' ? 'length' : because };
}

/** All that a receipt opens. Nothing of it opens the report. */
export interface ReporterKeys {
  /** The row's key: 32 bytes, hex. */
  readonly id: string;
  readonly ageIdentity: Secret;
  readonly signSeed: Secret;
  readonly packetKey: Secret;
}

/** `symbols` are the 23 of the secret, as `parseReceipt` gives them. Throws `TypeError` for others. */
export function reporterKeys(symbols: string): ReporterKeys {
  const secret = pack(symbols);
  const keys = {
    id: hex(hkdf(secret, 'receipt/id')),
    ageIdentity: new Secret(hkdf(secret, 'receipt/age')),
    signSeed: new Secret(hkdf(secret, 'receipt/sign')),
    packetKey: new Secret(hkdf(secret, 'receipt/packet')),
  };
  secret.fill(0);
  return keys;
}

export function wipeReporterKeys(keys: ReporterKeys): void {
  for (const secret of [keys.ageIdentity, keys.signSeed, keys.packetKey]) secret.wipe();
}

/** 115 bits as a big-endian number in 15 bytes: the five highest bits are zero. */
const packedLength = 15;
const bitsEach = 5n;

function unpack(secret: Uint8Array): string {
  let value = BigInt(`0x${hex(secret)}`) & ((1n << 115n) - 1n);
  let symbols = '';
  for (let count = 0; count < receiptSecretLength; count += 1) {
    symbols = receiptAlphabet.charAt(Number(value & 31n)) + symbols;
    value >>= bitsEach;
  }
  return symbols;
}

function pack(symbols: string): Uint8Array {
  if (symbols.length !== receiptSecretLength) throw new TypeError('not the symbols of a receipt');
  let value = 0n;
  for (const symbol of symbols) {
    const digit = receiptAlphabet.indexOf(symbol);
    if (digit < 0) throw new TypeError('not the symbols of a receipt');
    value = (value << bitsEach) | BigInt(digit);
  }
  return Uint8Array.from({ length: packedLength }, (_, at) =>
    Number((value >> BigInt(8 * (packedLength - 1 - at))) & 255n),
  );
}
