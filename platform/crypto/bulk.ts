import type { Hashing } from './hash.ts';

/** The symmetric work on whole files, where OpenSSL takes a tenth of the time of JavaScript. The bytes are the same. */
export interface Bulk {
  /** A fresh plain SHA-256. */
  readonly sha256: () => Hashing;
  /** ChaCha20-Poly1305 without context: ciphertext and tag, apart, for they are long and would be copied. */
  readonly chacha: (
    key: Uint8Array,
    nonce: Uint8Array,
    bytes: Uint8Array,
  ) => readonly [Uint8Array, Uint8Array];
}
