import { createCipheriv } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aesGcm, chacha, xchacha } from '../../../platform/crypto/aead.ts';
import { concat, hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { nativeChacha } from '../../../platform/crypto/native-aead.ts';
import { flipped } from '../../fixtures/bits.ts';
import { refusal } from '../../fixtures/codes.ts';

const key = new Uint8Array(32).fill(7);
const context = utf8('context');

describe.each([
  ['ChaCha20-Poly1305', chacha],
  ['ChaCha20-Poly1305 on OpenSSL', nativeChacha],
  ['XChaCha20-Poly1305', xchacha],
  ['AES-256-GCM', aesGcm],
])('%s', (_, aead) => {
  const nonce = new Uint8Array(aead.nonceLength).fill(3);

  test('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const sealed = aead.seal({ key, nonce, context, bytes });
        expect(sealed.length).toBe(bytes.length + 16);
        expect(aead.open({ key, nonce, context, bytes: sealed })).toEqual(bytes);
      }),
    );
  });

  test('refuses another key, nonce or context, and every turned bit', async () => {
    const sealed = aead.seal({ key, nonce, context, bytes: utf8('words') });
    const right = { key, nonce, context, bytes: sealed };
    const wrong = [
      { ...right, key: flipped(key, 0) },
      { ...right, nonce: flipped(nonce, 9) },
      { ...right, context: utf8('contexT') },
      { ...right, bytes: sealed.subarray(0, -1) },
      { ...right, bytes: new Uint8Array() },
      ...Array.from({ length: sealed.length * 8 }, (__, bit) => ({
        ...right,
        bytes: flipped(sealed, bit),
      })),
    ];
    for (const input of wrong) expect(await refusal(() => aead.open(input))).toBe('crypto.auth');
  });

  test('takes keys and nonces of their one length only', () => {
    const input = { key, nonce, context, bytes: utf8('words') };
    expect(() => aead.seal({ ...input, key: key.subarray(1) })).toThrow(TypeError);
    expect(() => aead.seal({ ...input, nonce: nonce.subarray(1) })).toThrow(TypeError);
  });
});

test.each([
  ['chacha20-poly1305', chacha],
  ['chacha20-poly1305', nativeChacha],
  ['aes-256-gcm', aesGcm],
] as const)('%s agrees with OpenSSL', (name, aead) => {
  const nonce = new Uint8Array(12).fill(9);
  const bytes = utf8('the same bytes from two libraries');
  const options = { authTagLength: 16 };
  const cipher =
    name === 'aes-256-gcm'
      ? createCipheriv(name, key, nonce, options)
      : createCipheriv(name, key, nonce, options);
  cipher.setAAD(context, { plaintextLength: bytes.length });
  const native = concat(cipher.update(bytes), cipher.final(), cipher.getAuthTag());
  expect(hex(aead.seal({ key, nonce, context, bytes }))).toBe(hex(native));
});
