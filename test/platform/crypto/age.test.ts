import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  hybridRecipient,
  identitySeed,
  identityText,
  portableAge,
  recipientBytes,
  recipientText,
  seal,
  sealStream,
  unseal,
} from '../../../platform/crypto/age.ts';
import { nativeAge } from '../../../platform/crypto/native.ts';
import { flipped } from '../../fixtures/bits.ts';
import { refusal } from '../../fixtures/codes.ts';
import { pieces, readAll } from '../../fixtures/pieces.ts';
import { seeded, seededSecret } from '../../fixtures/seeded.ts';

const seed = seededSecret('reader');
const reader = nativeAge.identity(seed);
let recipient = '';
beforeAll(async () => {
  recipient = await portableAge.recipientOf(seed);
});

const chunk = 64 * 1024;
const tag = 16;

describe('keys', () => {
  test('are written and read as age writes and reads them', async () => {
    const theirs = await generateHybridIdentity();
    expect(identityText(identitySeed(theirs))).toBe(theirs);
    const text = await identityToRecipient(theirs);
    expect(recipientText(recipientBytes(text))).toBe(text);
    expect(await portableAge.recipientOf(identitySeed(theirs))).toBe(text);
  });

  test('that are not hybrid are refused', async () => {
    const classic = await generateX25519Identity();
    const recipientOfIt = await identityToRecipient(classic);
    expect(await refusal(() => identitySeed(classic))).toBe('crypto.format');
    expect(await refusal(() => hybridRecipient(recipientOfIt))).toBe('crypto.format');
    expect(await refusal(() => seal([recipientOfIt], new Uint8Array()))).toBe('crypto.format');
    expect(await refusal(() => hybridRecipient(recipient.toUpperCase()))).toBe('crypto.format');
  });

  test('are needed: nothing is sealed to nobody', async () => {
    await expect(seal([], new Uint8Array())).rejects.toThrow(TypeError);
  });
});

describe('a sealed file', () => {
  test('opens for each of its recipients and for nobody else', async () => {
    const second = seededSecret('second');
    const sealed = await seal(
      [recipient, await portableAge.recipientOf(second)],
      Uint8Array.of(1, 2, 3),
    );
    expect(await unseal(portableAge.identity(seed), sealed)).toEqual(Uint8Array.of(1, 2, 3));
    expect(await unseal(portableAge.identity(second), sealed)).toEqual(Uint8Array.of(1, 2, 3));
    const stranger = portableAge.identity(seededSecret('stranger'));
    expect(await refusal(() => unseal(stranger, sealed))).toBe('crypto.auth');
  });

  test('is the same whether sealed whole or as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 * chunk }),
        fc.integer({ min: 1, max: chunk * 2 }),
        async (length, piece) => {
          const bytes = seeded(`stream ${length}`)(length);
          const sealed = await sealStream([nativeAge.recipient(recipient)], pieces(bytes, piece));
          expect(await unseal(reader, await readAll(sealed))).toEqual(bytes);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('is refused when it was cut at any chunk border, before, at or after it', async () => {
    const plain = new Uint8Array(3 * chunk + 1000).fill(1);
    const sealed = await readAll(await sealStream([recipient], pieces(plain, 100_000)));
    const payload = sealed.length - (plain.length + 4 * tag);
    const borders = [0, 1, 2, 3].map((count) => payload + count * (chunk + tag));
    const cuts = borders.flatMap((border) => [border - 1, border, border + 1, border + tag]);
    for (const cut of [...cuts, sealed.length - 1, sealed.length - tag]) {
      expect(await refusal(() => unseal(reader, sealed.subarray(0, cut)))).toBe('crypto.auth');
    }
  });

  test('is refused when chunks change places, are doubled or follow the last', async () => {
    const plain = new Uint8Array(2 * chunk + 10).fill(1);
    const sealed = await seal([nativeAge.recipient(recipient)], plain);
    const payload = sealed.length - (plain.length + 3 * tag);
    const first = sealed.slice(payload, payload + chunk + tag);
    const second = sealed.slice(payload + chunk + tag, payload + 2 * (chunk + tag));
    const head = sealed.slice(0, payload);
    const last = sealed.slice(payload + 2 * (chunk + tag));
    for (const parts of [
      [head, second, first, last],
      [head, first, first, second, last],
      [head, first, last],
      [head, first, second, last, last],
    ]) {
      const forged = new Uint8Array(Buffer.concat(parts));
      expect(await refusal(() => unseal(reader, forged))).toBe('crypto.auth');
    }
  });

  test('is refused when one bit is turned, wherever it is', async () => {
    const sealed = await seal([nativeAge.recipient(recipient)], new Uint8Array(500));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const code = await refusal(() => unseal(reader, flipped(sealed, bit)));
        expect(['crypto.auth', 'crypto.format']).toContain(code);
      }),
      { numRuns: 150 },
    );
  });

  test('is refused when a recipient was added to its header', async () => {
    const ours = await seal([recipient], Uint8Array.of(1));
    const added = await seal(
      [await portableAge.recipientOf(seededSecret('added'))],
      Uint8Array.of(2),
    );
    const stanza = /-> .*?(?=\n(?:->|---))/s.exec(latin(added))?.[0] ?? '';
    expect(stanza).toContain('mlkem768x25519');
    const forged = Buffer.from(latin(ours).replace('\n---', `\n${stanza}\n---`), 'latin1');
    expect(await refusal(() => unseal(reader, new Uint8Array(forged)))).toBe('crypto.auth');
  });

  test('of another version is refused as such', async () => {
    const sealed = await seal([recipient], Uint8Array.of(1));
    const other = Uint8Array.from(sealed);
    other[20] = '2'.charCodeAt(0);
    expect(await refusal(() => unseal(reader, other))).toBe('crypto.format');
    expect(await refusal(() => unseal(reader, new Uint8Array()))).toBe('crypto.format');
  });
});

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
