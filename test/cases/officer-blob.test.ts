import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { authHash, deriveOfficerSecrets, newKdf, readKdf } from '../../cases/kdf.ts';
import type { Kdf } from '../../cases/kdf.ts';
import { blobKdf, openOfficerBlob, sealOfficerBlob } from '../../cases/officer-blob.ts';
import type { OfficerKeys } from '../../cases/officer-blob.ts';
import type { Argon2id } from '../../platform/crypto/argon2id.ts';
import { concat, u32, utf8 } from '../../platform/crypto/bytes.ts';
import { hash } from '../../platform/crypto/hash.ts';
import { canonical } from '../../platform/canonical.ts';
import { nativeArgon2id } from '../../platform/crypto/native.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { seeded, seededSecret } from '../fixtures/seeded.ts';

const kdf = newKdf(seeded('kdf'));
const kek = seededSecret('kek');
const keys: OfficerKeys = {
  officer: 'aigerim',
  identity: seededSecret('identity'),
  signSeed: seededSecret('sign'),
  pins: { rootPublic: 'a'.repeat(64), rosterSeq: 3, auditHead: null },
};
const blob = sealOfficerBlob({ keys, kdf, kek, random: seeded('blob') });

// Instead of 256 MiB: what matters here is what goes in and what is asked before.
const quick: Argon2id = async ({ passphrase, salt }) => hash('test/kdf', salt, passphrase);

describe('an officer’s keys', () => {
  test('come back with the passphrase that sealed them', async () => {
    const passphrase = 'abacus zoom';
    const made = await deriveOfficerSecrets({ passphrase, kdf, argon2id: quick });
    const sealed = sealOfficerBlob({ keys, kdf, kek: made.kek, random: seeded('b') });
    const typed = await deriveOfficerSecrets({
      passphrase: '  abacus   zoom ',
      kdf: blobKdf(sealed),
      argon2id: quick,
    });
    const opened = openOfficerBlob(sealed, typed.kek);
    expect(opened.pins).toEqual(keys.pins);
    expect(opened.officer).toBe('aigerim');
    expect(opened.identity.bytes()).toEqual(keys.identity.bytes());
    expect(opened.signSeed.bytes()).toEqual(keys.signSeed.bytes());
  });

  test('stay shut with another passphrase', async () => {
    expect(await refusal(() => openOfficerBlob(blob, seededSecret('wrong')))).toBe(
      'officer.passphrase',
    );
  });

  test('stay shut when a bit was turned, header included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(blob.length * 8 - 1), async (bit) => {
        const code = await refusal(() => openOfficerBlob(flipped(blob, bit), kek));
        expect(['officer.passphrase', 'crypto.format', 'officer.kdf-floor']).toContain(code);
      }),
      { numRuns: 150 },
    );
  });

  test('stay shut when the header was exchanged for another valid one', async () => {
    const other = sealOfficerBlob({ keys, kdf: newKdf(seeded('other')), kek, random: seeded('c') });
    const mixed = concat(other.subarray(0, headEnd(other)), blob.subarray(headEnd(blob)));
    expect(await refusal(() => openOfficerBlob(mixed, kek))).toBe('officer.passphrase');
  });
});

const weak: readonly (readonly [string, Partial<Record<keyof Kdf, unknown>>])[] = [
  ['8 MiB', { memoryKib: 8192 }],
  ['one KiB below the floor', { memoryKib: 128 * 1024 - 1 }],
  ['two passes', { passes: 2 }],
  ['8 MiB and one pass', { memoryKib: 8192, passes: 1 }],
];

const strange: readonly (readonly [string, Partial<Record<keyof Kdf, unknown>>])[] = [
  ['another algorithm', { alg: 'scrypt' }],
  ['more lanes', { lanes: 4 }],
  ['a shorter salt', { salt: 'AAAA' }],
  ['no salt', { salt: undefined }],
  ['half a pass', { passes: 3.5 }],
  ['64 GiB', { memoryKib: 64 * 1024 * 1024 }],
  ['a thousand passes', { passes: 1000 }],
];

describe('a derivation that the server offers', () => {
  test.each([
    ...weak.map(([name, change]) => [name, change, 'officer.kdf-floor'] as const),
    ...strange.map(([name, change]) => [name, change, 'crypto.format'] as const),
  ])('with %s is refused before the passphrase is touched', async (_, change, code) => {
    const offered = { ...kdf, ...change };
    expect(await refusal(() => readKdf(offered))).toBe(code);
    let asked = false;
    const argon2id: Argon2id = async (input) => {
      asked = true;
      return quick(input);
    };
    const passphrase = 'words';
    expect(
      await refusal(() => deriveOfficerSecrets({ passphrase, kdf: offered as Kdf, argon2id })),
    ).toBe(code);
    expect(asked).toBe(false);
    expect(await refusal(() => blobKdf(withKdf(offered)))).toBe(code);
    expect(await refusal(() => openOfficerBlob(withKdf(offered), kek))).toBe(code);
  });

  test('at the floor is taken', () => {
    const least = { ...kdf, memoryKib: 128 * 1024, passes: 3 };
    expect(readKdf(least)).toEqual(least);
  });

  test('with an unknown field is refused', async () => {
    expect(await refusal(() => readKdf({ ...kdf, pepper: 'x' }))).toBe('crypto.format');
  });

  test('is the strong one when we make it', () => {
    expect(newKdf(seeded('x'))).toMatchObject({ memoryKib: 262_144, passes: 3 });
  });
});

test('the proof that goes to the server is not the key that stays', async () => {
  const passphrase = 'abacus zoom';
  const { auth, kek } = await deriveOfficerSecrets({ passphrase, kdf, argon2id: quick });
  expect(auth.bytes()).not.toEqual(kek.bytes());
  expect(authHash(auth.bytes())).not.toEqual(auth.bytes());
});

test('the real derivation gives the same keys for the same words in any Unicode form', async () => {
  const least = { ...kdf, memoryKib: 128 * 1024 };
  const [composed, apart] = await Promise.all(
    ['жұмыс й', 'жұмыс и\u0306'].map((passphrase) =>
      deriveOfficerSecrets({ passphrase, kdf: least, argon2id: nativeArgon2id }),
    ),
  );
  expect(composed?.kek.bytes()).toEqual(apart?.kek.bytes());
});

test('what is no officer blob is refused as such', async () => {
  for (const bytes of [new Uint8Array(), utf8('SNOB'), blob.subarray(0, 20), flipped(blob, 39)]) {
    expect(await refusal(() => openOfficerBlob(bytes, kek))).toBe('crypto.format');
  }
});

/** Magic, version, length and the header itself. */
function headEnd(bytes: Uint8Array): number {
  return 9 + Buffer.from(bytes).readUInt32BE(5);
}

function withKdf(offered: object): Uint8Array {
  const length = Buffer.from(blob).readUInt32BE(5);
  const header = JSON.parse(Buffer.from(blob.subarray(9, 9 + length)).toString()) as object;
  const json = canonical({ ...header, kdf: offered });
  return concat(blob.subarray(0, 5), u32(json.length), json, blob.subarray(9 + length));
}
