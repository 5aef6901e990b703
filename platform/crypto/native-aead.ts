import { createCipheriv, createDecipheriv } from 'node:crypto';

import { SenimError } from '../errors.ts';
import type { Aead, AeadInput } from './aead.ts';
import { concat } from './bytes.ts';

/** `chacha` on OpenSSL: the same bytes, a tenth of the time for short ones. Node only. */
export const nativeChacha: Aead = {
  nonceLength: 12,
  seal: (input) => {
    const { key, nonce, context, bytes } = checked(input);
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
    cipher.setAAD(context, { plaintextLength: bytes.length });
    return concat(cipher.update(bytes), cipher.final(), cipher.getAuthTag());
  },
  open: (input) => {
    const { key, nonce, context, bytes } = checked(input);
    try {
      const decipher = createDecipheriv('chacha20-poly1305', key, nonce, {
        authTagLength: tagLength,
      });
      decipher.setAAD(context, { plaintextLength: bytes.length - tagLength });
      decipher.setAuthTag(bytes.subarray(-tagLength));
      return concat(decipher.update(bytes.subarray(0, -tagLength)), decipher.final());
    } catch {
      throw new SenimError('crypto.auth', 'sealed bytes do not open under this key and context');
    }
  },
};

const tagLength = 16;

function checked(input: AeadInput): AeadInput {
  if (input.key.length !== 32) throw new TypeError('the key must be 32 bytes');
  if (input.nonce.length !== 12) throw new TypeError('the nonce must be 12 bytes');
  return input;
}
