import { createPrivateKey, sign as nativeSign } from 'node:crypto';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { portableSigner, sign, signPublic, verify } from '../../../platform/crypto/ed25519.ts';
import { nativeSigner } from '../../../platform/crypto/native-signer.ts';
import { Secret } from '../../../platform/secret.ts';
import { flipped } from '../../fixtures/bits.ts';
import { seededSecret } from '../../fixtures/seeded.ts';

const seed = seededSecret('signer');
const key = signPublic(seed);
const text = utf8('said');

test('a signature is the one that OpenSSL makes', () => {
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([pkcs8, seed.bytes()]);
  const native = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const words = Buffer.from('senim/v1/test\0said');
  expect(hex(sign(seed, 'test', text))).toBe(nativeSign(null, words, native).toString('hex'));
});

test('a signer on OpenSSL writes the bytes of the one in JavaScript, and has its public key', () => {
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Secret(bytes));
  fc.assert(
    fc.property(seeds, fc.array(fc.uint8Array({ maxLength: 300 })), (each, parts) => {
      const [native, portable] = [nativeSigner(each), portableSigner(each)];
      expect(native.publicKey).toEqual(portable.publicKey);
      const signature = native.sign('test', ...parts);
      expect(hex(signature)).toBe(hex(portable.sign('test', ...parts)));
      expect(verify(native.publicKey, signature, 'test', ...parts)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a signature holds for its words, key and label', () => {
  expect(verify(key, sign(seed, 'test', text), 'test', text)).toBe(true);
});

test('a signature does not hold under another label, key or text', () => {
  const signature = sign(seed, 'test', text);
  expect(verify(key, signature, 'other', text)).toBe(false);
  expect(verify(signPublic(seededSecret('another')), signature, 'test', text)).toBe(false);
  expect(verify(key, signature, 'test', utf8('said otherwise'))).toBe(false);
});

test('one turned bit breaks a signature', () => {
  const signature = sign(seed, 'test', text);
  fc.assert(
    fc.property(fc.nat(511), (bit) => {
      expect(verify(key, flipped(signature, bit), 'test', text)).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('what is no signature and no key is simply not valid', () => {
  expect(verify(key, new Uint8Array(), 'test', text)).toBe(false);
  expect(verify(new Uint8Array(3), sign(seed, 'test', text), 'test', text)).toBe(false);
  // The neutral point would verify anything for a lax reader.
  const neutral = new Uint8Array(32);
  neutral[0] = 1;
  expect(verify(neutral, new Uint8Array(64).fill(1, 0, 1), 'test', text)).toBe(false);
});
