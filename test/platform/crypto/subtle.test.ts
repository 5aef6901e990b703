import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aesGcm } from '../../../platform/crypto/aead.ts';
import { utf8 } from '../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import { gcmOpener, sha256Of } from '../../../platform/crypto/subtle.ts';
import { flipped } from '../../fixtures/bits.ts';
import { refusal } from '../../fixtures/codes.ts';

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(3);
const context = utf8('context');

// A page that was not opened over https has no engine of its own.
describe.each([
  ['the engine’s own', globalThis.crypto.subtle],
  ['JavaScript’s', null],
])('%s cryptography', (_, engine) => {
  test('opens what was sealed, wherever the bytes stand', async () => {
    const open = await gcmOpener(key, engine);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const sealed = aesGcm.seal({ key, nonce, context, bytes });
        const amid = new Uint8Array(sealed.length + 9);
        amid.set(sealed, 5);
        const found = amid.subarray(5, 5 + sealed.length);
        expect(await open({ nonce, context, bytes: found })).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  test('refuses another key, nonce or context, and bytes that were changed or cut', async () => {
    const bytes = aesGcm.seal({ key, nonce, context, bytes: utf8('words') });
    const right = { nonce, context, bytes };
    const open = await gcmOpener(key, engine);
    for (const wrong of [
      { ...right, nonce: flipped(nonce, 9) },
      { ...right, context: utf8('contexT') },
      { ...right, bytes: bytes.subarray(0, -1) },
      { ...right, bytes: new Uint8Array() },
      { ...right, bytes: flipped(bytes, 20) },
    ]) {
      expect(await refusal(() => open(wrong))).toBe('crypto.auth');
    }
    const other = await gcmOpener(flipped(key, 0), engine);
    expect(await refusal(() => other(right))).toBe('crypto.auth');
  });

  test('hashes as SHA-256 does', async () => {
    for (const length of [0, 1, 100_000]) {
      const bytes = new Uint8Array(length).fill(9);
      expect(await sha256Of(bytes, engine)).toEqual(sha256(bytes));
      expect(await sha256Of(bytes.subarray(length > 1 ? 1 : 0), engine)).toEqual(
        sha256(bytes.subarray(length > 1 ? 1 : 0)),
      );
    }
  });
});
