import { Decrypter, Encrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { argon2id as wasmArgon2id } from 'hash-wasm';
import { describe, expect, test } from 'vitest';

import {
  identityText,
  portableAge,
  seal,
  sealStream,
  unseal,
} from '../../../platform/crypto/age.ts';
import { nativeAge, nativeArgon2id } from '../../../platform/crypto/native.ts';
import { hex, utf8 } from '../../../platform/crypto/bytes.ts';
import { Secret } from '../../../platform/secret.ts';
import { refusal } from '../../fixtures/codes.ts';
import { pieces, readAll } from '../../fixtures/pieces.ts';
import { seeded, seededSecret } from '../../fixtures/seeded.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Secret(bytes));
const few = { numRuns: 12 };

describe('the age engine on OpenSSL', () => {
  test('derives the recipient that age derives', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(await nativeAge.recipientOf(seed)).toBe(await portableAge.recipientOf(seed));
      }),
      few,
    );
  });

  test('writes what stock age reads', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.uint8Array({ maxLength: 5000 }), async (seed, bytes) => {
        const sealed = await seal([nativeAge.recipient(await nativeAge.recipientOf(seed))], bytes);
        const decrypter = new Decrypter();
        decrypter.addIdentity(identityText(seed));
        expect(await decrypter.decrypt(sealed)).toEqual(bytes);
      }),
      few,
    );
  });

  test('reads what stock age writes, among several recipients', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, async (seed, other) => {
        const encrypter = new Encrypter();
        for (const one of [other, seed]) encrypter.addRecipient(await nativeAge.recipientOf(one));
        const sealed = await encrypter.encrypt(utf8('words'));
        expect(await unseal(nativeAge.identity(seed), sealed)).toEqual(utf8('words'));
      }),
      few,
    );
  });

  test('opens nothing that is sealed to another', async () => {
    const recipient = nativeAge.recipient(await nativeAge.recipientOf(seededSecret('owner')));
    const sealed = await seal([recipient], utf8('words'));
    const stranger = nativeAge.identity(seededSecret('stranger'));
    expect(await refusal(() => unseal(stranger, sealed))).toBe('crypto.auth');
  });

  test('refuses what is no hybrid recipient', async () => {
    expect(await refusal(() => nativeAge.recipient('age1qqqq'))).toBe('crypto.format');
    const recipient = await nativeAge.recipientOf(seededSecret('owner'));
    expect(await refusal(() => nativeAge.recipient(`${recipient.slice(0, -1)}b`))).toBe(
      'crypto.format',
    );
  });

  test('remembers no more recipients than a body has, and still tells them apart', async () => {
    for (let count = 0; count < 70; count += 1) {
      const seed = new Secret(seeded(`many ${count}`)(32));
      const sealed = await seal(
        [nativeAge.recipient(await nativeAge.recipientOf(seed))],
        utf8(`${count}`),
      );
      expect(await unseal(nativeAge.identity(seed), sealed)).toEqual(utf8(`${count}`));
    }
  });
});

describe('a file whose chunks OpenSSL makes', () => {
  const chunk = 64 * 1024;
  const lengths = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 777];
  const seed = seededSecret('owner');

  test.each(lengths)(
    'of %d bytes opens with stock age, made whole or in pieces',
    async (length) => {
      const bytes = seeded(`bulk ${length}`)(length);
      const recipients = [nativeAge.recipient(await nativeAge.recipientOf(seed))];
      const whole = await seal(recipients, bytes, nativeAge.bulk);
      expect(Buffer.compare(await unseal(portableAge.identity(seed), whole), bytes)).toBe(0);
      for (const size of [1000, chunk, 100_000]) {
        const stream = await sealStream(recipients, pieces(bytes, size), nativeAge.bulk);
        const sealed = await readAll(stream);
        expect(sealed).toHaveLength(whole.length);
        expect(Buffer.compare(await unseal(portableAge.identity(seed), sealed), bytes)).toBe(0);
      }
    },
  );

  test('bears the recipients’ stanzas and no trace of how it was made', async () => {
    const recipient = nativeAge.recipient(await nativeAge.recipientOf(seed));
    const stanzas =
      /^age-encryption\.org\/v1\n-> mlkem768x25519 [^ ]{1494}\n[^ \n]{43}\n--- [^ ]{43}\n/;
    expect(latin(await seal([recipient], utf8('x'), nativeAge.bulk))).toMatch(stanzas);
    expect(latin(await seal([recipient], utf8('x')))).toMatch(stanzas);
  });

  test('is refused when it was cut at a chunk border', async () => {
    const recipients = [nativeAge.recipient(await nativeAge.recipientOf(seed))];
    const sealed = await seal(recipients, new Uint8Array(2 * chunk), nativeAge.bulk);
    const cut = sealed.subarray(0, sealed.length - chunk - 16);
    expect(await refusal(() => unseal(portableAge.identity(seed), cut))).toBe('crypto.auth');
  });
});

test('Argon2id on OpenSSL agrees with the console’s', async () => {
  const input = { passphrase: utf8('six words'), salt: seeded('salt')(16) };
  const native = await nativeArgon2id({
    ...input,
    memoryKib: 8192,
    passes: 3,
    lanes: 1,
    length: 32,
  });
  const wasm = await wasmArgon2id({
    password: input.passphrase,
    salt: input.salt,
    memorySize: 8192,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'hex',
  });
  expect(hex(native)).toBe(wasm);
});

function latin(sealed: Uint8Array): string {
  return Buffer.from(sealed).toString('latin1');
}
