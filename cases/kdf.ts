import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { base64url, fromBase64url, utf8 } from '../platform/crypto/bytes.ts';
import { hash, hkdf } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { Secret } from '../platform/secret.ts';
import { z } from '../platform/shape.ts';

/** How a passphrase becomes keys. The server offers it, so its floors are compiled in. */
export interface Kdf {
  readonly alg: 'argon2id';
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: 1;
  /** Base64url of 16 bytes. */
  readonly salt: string;
}

/** What P yields: `auth` goes to the server, `kek` never leaves the officer's worker. */
export interface OfficerSecrets {
  readonly auth: Secret;
  readonly kek: Secret;
}

/** The measure for new passphrases: 256 MiB, 3 passes. */
export function newKdf(random: Random): Kdf {
  const salt = base64url(random(saltLength));
  return { alg: 'argon2id', memoryKib: 256 * 1024, passes: 3, lanes: 1, salt };
}

/** Throws `officer.kdf-floor` below 128 MiB or 3 passes, `crypto.format` for anything unknown or absurdly dear. */
export function readKdf(offered: unknown): Kdf {
  const read = kdfShape.safeParse(offered);
  if (!read.success) throw new SenimError('crypto.format', 'unknown key derivation');
  const { memoryKib, passes, salt } = read.data;
  if (memoryKib < leastMemoryKib || passes < leastPasses) {
    throw new SenimError('officer.kdf-floor', 'the key derivation offered is too weak');
  }
  // An endless derivation would only lock the officer out, but it would.
  if (memoryKib > mostMemoryKib || passes > mostPasses) {
    throw new SenimError('crypto.format', 'the key derivation offered is too dear');
  }
  if (fromBase64url(salt).length !== saltLength) {
    throw new SenimError('crypto.format', 'a salt of the wrong length');
  }
  return read.data;
}

/** Refuses weak parameters before the passphrase is touched. Throws as `readKdf`. */
export async function deriveOfficerSecrets({
  passphrase,
  kdf,
  argon2id,
}: {
  readonly passphrase: string;
  readonly kdf: Kdf;
  readonly argon2id: Argon2id;
}): Promise<OfficerSecrets> {
  const { memoryKib, passes, lanes, salt } = readKdf(kdf);
  const typed = utf8(spelled(passphrase));
  const derived = await argon2id({
    passphrase: typed,
    salt: fromBase64url(salt),
    memoryKib,
    passes,
    lanes,
    length: 32,
  });
  const secrets = {
    auth: new Secret(hkdf(derived, 'officer/auth')),
    kek: new Secret(hkdf(derived, 'officer/kek')),
  };
  typed.fill(0);
  derived.fill(0);
  return secrets;
}

/** What the server keeps of `auth`: it is long and random, so one hash is enough. 32 bytes. */
export function authHash(auth: Uint8Array): Uint8Array {
  return hash('officer/auth-hash', auth);
}

export const kdfShape: z.ZodType<Kdf> = z.strictObject({
  alg: z.literal('argon2id'),
  memoryKib: z.int(),
  passes: z.int(),
  lanes: z.literal(1),
  salt: z.string(),
});

const leastMemoryKib = 128 * 1024;
const leastPasses = 3;
const mostMemoryKib = 2 * 1024 * 1024;
const mostPasses = 16;
const saltLength = 16;

// The same words, however the keyboard composes letters and however many spaces stand between them.
function spelled(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}
