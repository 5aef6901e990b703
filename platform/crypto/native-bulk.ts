import { createCipheriv, createHash } from 'node:crypto';
import type { Bulk } from './bulk.ts';

/** On OpenSSL; Node only. */
export const nativeBulk: Bulk = {
  sha256: () => {
    const running = createHash('sha256');
    return {
      update: (part) => void running.update(part),
      digest: () => Uint8Array.from(running.digest()),
    };
  },
  chacha: (key, nonce, bytes) => {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
    const sealed = cipher.update(bytes);
    // A stream cipher keeps nothing back.
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  },
};
