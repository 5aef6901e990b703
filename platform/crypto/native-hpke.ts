import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { concat, fromHex, utf8, wipe } from './bytes.ts';

/** HPKE's base mode (RFC 9180) as age uses it: one key for one message, ChaCha20-Poly1305. Node only. */

/** The file key under the shared secret: 16 bytes and a tag. */
export function wrapFileKey(shared: Uint8Array, fileKey: Uint8Array): Uint8Array {
  const { key, nonce } = schedule(shared);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
  const wrapped = concat(cipher.update(fileKey), cipher.final(), cipher.getAuthTag());
  wipe(key);
  return wrapped;
}

/** `null` when the stanza was made for another key. */
export function unwrapFileKey(shared: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  const { key, nonce } = schedule(shared);
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(wrapped.subarray(-tagLength));
  try {
    return concat(decipher.update(wrapped.subarray(0, -tagLength)), decipher.final());
  } catch {
    return null;
  } finally {
    wipe(key);
  }
}

const tagLength = 16;
const empty = new Uint8Array();
const info = utf8('age-encryption.org/mlkem768x25519');
const version = utf8('HPKE-v1');
// KEM 0x647a (X-Wing), KDF 1 (HKDF-SHA-256), AEAD 3 (ChaCha20-Poly1305).
const suite = concat(utf8('HPKE'), fromHex('647a00010003'));
// Mode 0; neither part depends on the message.
const context = concat(
  Uint8Array.of(0),
  extract(empty, 'psk_id_hash', empty),
  extract(empty, 'info_hash', info),
);

function schedule(shared: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const secret = extract(shared, 'secret', empty);
  const derived = { key: expand(secret, 'key', 32), nonce: expand(secret, 'base_nonce', 12) };
  wipe(secret);
  return derived;
}

function extract(salt: Uint8Array, name: string, input: Uint8Array): Uint8Array {
  return createHmac('sha256', salt.length === 0 ? new Uint8Array(32) : salt)
    .update(concat(version, suite, utf8(name), input))
    .digest();
}

// At most one block of output, so the first round of HKDF is all of it.
function expand(secret: Uint8Array, name: string, length: number): Uint8Array {
  return createHmac('sha256', secret)
    .update(Uint8Array.of(0, length))
    .update(concat(version, suite, utf8(name), context, Uint8Array.of(1)))
    .digest()
    .subarray(0, length);
}
