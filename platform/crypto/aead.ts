import { gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305, xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { SenimError } from '../errors.ts';

export interface Aead {
  readonly nonceLength: number;
  /** Ciphertext and 16-byte tag. A nonce serves one message under one key. */
  readonly seal: (input: AeadInput) => Uint8Array;
  /** Throws `crypto.auth` when key, nonce, context or bytes are not the ones that were sealed. */
  readonly open: (input: AeadInput) => Uint8Array;
}

export interface AeadInput {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  /** Authenticated and not hidden. */
  readonly context: Uint8Array;
  readonly bytes: Uint8Array;
}

export const chacha: Aead = aead(12, chacha20poly1305);
/** Its nonce is long enough to be drawn at random without counting. */
export const xchacha: Aead = aead(24, xchacha20poly1305);
export const aesGcm: Aead = aead(12, gcm);

interface Cipher {
  encrypt: (bytes: Uint8Array) => Uint8Array;
  decrypt: (bytes: Uint8Array) => Uint8Array;
}

function aead(
  nonceLength: number,
  cipher: (key: Uint8Array, nonce: Uint8Array, context: Uint8Array) => Cipher,
): Aead {
  const prepare = ({ key, nonce, context }: AeadInput) => {
    if (key.length !== 32) throw new TypeError('the key must be 32 bytes');
    if (nonce.length !== nonceLength) throw new TypeError(`the nonce must be ${nonceLength} bytes`);
    return cipher(key, nonce, context);
  };
  return {
    nonceLength,
    seal: (input) => prepare(input).encrypt(input.bytes),
    open: (input) => {
      const prepared = prepare(input);
      try {
        return prepared.decrypt(input.bytes);
      } catch {
        throw new SenimError('crypto.auth', 'sealed bytes do not open under this key and context');
      }
    },
  };
}
