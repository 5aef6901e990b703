import { deriveOfficerSecrets, type Kdf, newKdf, readKdf } from '../cases/kdf.ts';
import { canonical, readCanonical } from '../platform/canonical.ts';
import { xchacha } from '../platform/crypto/aead.ts';
import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { base64url, fromBase64url } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { Secret } from '../platform/secret.ts';
import { z } from '../platform/shape.ts';

/** ROOT under a passphrase: a small JSON file for a safe, never for the server. */
export async function sealRootFile({
  seed,
  passphrase,
  random,
  argon2id,
  kdf: measure = newKdf,
}: {
  readonly seed: Secret;
  readonly passphrase: string;
  readonly random: Random;
  readonly argon2id: Argon2id;
  /** As in `Makings`. */
  readonly kdf?: (random: Random) => Kdf;
}): Promise<Uint8Array> {
  const kdf = measure(random);
  const { kek } = await deriveOfficerSecrets({ passphrase, kdf, argon2id });
  const nonce = random(xchacha.nonceLength);
  const key = kek.bytes();
  const sealed = xchacha.seal({ key, nonce, context: label('root-file'), bytes: seed.bytes() });
  kek.wipe();
  return canonical({
    v: 1,
    type: 'root',
    kdf,
    nonce: base64url(nonce),
    sealed: base64url(sealed),
  });
}

/** Throws `officer.passphrase` when the passphrase is not the one, `crypto.format` when it is no such file. */
export async function openRootFile({
  file,
  passphrase,
  argon2id,
}: {
  readonly file: Uint8Array;
  readonly passphrase: string;
  readonly argon2id: Argon2id;
}): Promise<Secret> {
  const read = shape.safeParse(readCanonical(file));
  if (!read.success) throw new SenimError('crypto.format', 'not a root file');
  const kdf = readKdf(read.data.kdf);
  const { kek } = await deriveOfficerSecrets({ passphrase, kdf, argon2id });
  try {
    return new Secret(
      xchacha.open({
        key: kek.bytes(),
        nonce: fromBase64url(read.data.nonce),
        context: label('root-file'),
        bytes: fromBase64url(read.data.sealed),
      }),
    );
  } catch (error) {
    throw new SenimError('officer.passphrase', 'the passphrase does not open the root', {
      cause: error,
    });
  } finally {
    kek.wipe();
  }
}

const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('root'),
  kdf: z.unknown(),
  nonce: z.string(),
  sealed: z.string(),
});
