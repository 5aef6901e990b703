import { createHash, createHmac, hkdfSync } from 'node:crypto';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { hash, hashing, hkdf, hmac, label, sha256 } from '../../../platform/crypto/hash.ts';

test('a label is our name, the purpose and a zero byte', () => {
  expect(new TextDecoder().decode(label('receipt/id'))).toBe('senim/v1/receipt/id\0');
});

test.each(['', 'Receipt', 'receipt/', 'a\0b', 'с-кириллицей'])('%j is no label', (name) => {
  expect(() => label(name)).toThrow(TypeError);
});

test('every derivation agrees with OpenSSL', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      (bytes, key) => {
        const prefix = utf8('senim/v1/test\0');
        const native = (name: string) =>
          createHash(name).update(prefix).update(bytes).digest('hex');
        expect(hex(hash('test', bytes))).toBe(native('sha256'));
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
        const mac = createHmac('sha256', key).update(prefix).update(bytes).digest('hex');
        expect(hex(hmac(key, 'test', bytes))).toBe(mac);
        const info = Buffer.concat([prefix, bytes]);
        const derived = Buffer.from(hkdfSync('sha256', key, '', info, 48)).toString('hex');
        expect(hex(hkdf(key, 'test', { length: 48, context: bytes }))).toBe(derived);
      },
    ),
  );
});

test('pieces hash like the whole', () => {
  const running = hashing('test');
  running.update(utf8('ab'));
  running.update(utf8('c'));
  expect(running.digest()).toEqual(hash('test', utf8('abc')));
});

test('one secret gives unrelated keys under two labels', () => {
  const secret = new Uint8Array(32).fill(1);
  expect(hkdf(secret, 'receipt/age')).not.toEqual(hkdf(secret, 'receipt/sign'));
  expect(hash('a', secret)).not.toEqual(hash('b', secret));
});
