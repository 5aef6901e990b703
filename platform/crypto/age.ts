import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import type { Identity, Recipient } from 'age-encryption';
import { SenimError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { sealPieces, sealWhole, startPayload } from './age-payload.ts';
import { bech32, fromBech32 } from './bech32.ts';
import type { Bulk } from './bulk.ts';
import { utf8 } from './bytes.ts';

/** An age hybrid recipient `age1pq1…` as text, or an object that wraps for one. */
export type AgeRecipient = string | Recipient;

/** An age hybrid identity as text, or an object that unwraps with one. */
export type AgeIdentity = string | Identity;

/** Does the asymmetric half of age: `portableAge` anywhere, `nativeAge` (native.ts) in Node, same bytes. */
export interface AgeEngine {
  /** Throws `crypto.format` when `text` is no hybrid recipient. */
  readonly recipient: (text: string) => AgeRecipient;
  /** `seed` is the 32 bytes of a hybrid identity. */
  readonly identity: (seed: Secret) => AgeIdentity;
  readonly recipientOf: (seed: Secret) => Promise<string>;
  /** Faster work on whole files, where there is one. */
  readonly bulk: Bulk | null;
}

export const portableAge: AgeEngine = {
  recipient: hybridRecipient,
  identity: identityText,
  recipientOf: (seed) => identityToRecipient(identityText(seed)),
  bulk: null,
};

/** One age file for all `recipients`. Text recipients must be hybrid ones: throws `crypto.format` otherwise. */
export async function seal(
  recipients: readonly AgeRecipient[],
  bytes: Uint8Array,
  bulk: Bulk | null = null,
): Promise<Uint8Array> {
  const encrypter = encrypterFor(recipients);
  if (bulk === null) return encrypter.encrypt(bytes);
  return sealWhole(await startPayload(encrypter, bulk), bytes);
}

/** `seal` for bytes that come piece by piece; holds one chunk of 64 KiB at a time. */
export async function sealStream(
  recipients: readonly AgeRecipient[],
  source: ReadableStream<Uint8Array>,
  bulk: Bulk | null = null,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = encrypterFor(recipients);
  if (bulk === null) return encrypter.encrypt(source);
  return source.pipeThrough(sealPieces(await startPayload(encrypter, bulk)));
}

/** Throws `crypto.format` for what is no age v1 file, `crypto.auth` for one that is damaged or for none of the identities. */
export async function unseal(
  identity: AgeIdentity | readonly AgeIdentity[],
  bytes: Uint8Array,
): Promise<Uint8Array> {
  if (!version.every((byte, at) => byte === bytes[at])) {
    throw new SenimError('crypto.format', 'not an age v1 file');
  }
  const decrypter = new Decrypter();
  const identities: readonly AgeIdentity[] = isMany(identity) ? identity : [identity];
  for (const each of identities) decrypter.addIdentity(each);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    // The library's errors may name parts of the file.
    throw refused();
  }
}

/**
 * `unseal` for files too large to hold. What came so far must not be believed before the stream has ended: a cut or a
 * change makes the stream fail with `crypto.auth`.
 */
export async function unsealStream(
  identity: AgeIdentity,
  source: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const reader = await decrypter.decrypt(source).then(
    (plain) => plain.getReader(),
    () => {
      throw refused();
    },
  );
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error(refused());
      }
    },
    cancel: () => reader.cancel(),
  });
}

function refused(): SenimError {
  return new SenimError('crypto.auth', 'age file is damaged or sealed to others');
}

/** The seed of a hybrid identity as `AGE-SECRET-KEY-PQ-1…`, for stock age tools and the encrypted session. */
export function identityText(seed: Secret): string {
  if (seed.bytes().length !== 32) throw new TypeError('an identity is 32 bytes');
  return bech32(identityPrefix, seed.bytes()).toUpperCase();
}

/** The reverse of `identityText`. Throws `crypto.format`. */
export function identitySeed(text: string): Secret {
  const seed = fromBech32(identityPrefix, text);
  if (seed.length !== 32) throw new SenimError('crypto.format', 'not a hybrid identity');
  return new Secret(seed);
}

/** `text`, checked to be a hybrid recipient (classic ones would undo the post-quantum half). Throws `crypto.format`. */
export function hybridRecipient(text: string): string {
  recipientBytes(text);
  return text;
}

/** The ML-KEM-768 key (1,184 bytes) and the X25519 key (32 bytes) of a recipient. Throws `crypto.format`. */
export function recipientBytes(text: string): Uint8Array {
  const bytes = fromBech32(recipientPrefix, text);
  if (bytes.length !== 1216 || text !== text.toLowerCase()) {
    throw new SenimError('crypto.format', 'not a hybrid recipient');
  }
  return bytes;
}

/** The reverse of `recipientBytes`. */
export function recipientText(bytes: Uint8Array): string {
  return bech32(recipientPrefix, bytes);
}

const identityPrefix = 'age-secret-key-pq-';
const recipientPrefix = 'age1pq';
const version = utf8('age-encryption.org/v1\n');

function isMany(
  identity: AgeIdentity | readonly AgeIdentity[],
): identity is readonly AgeIdentity[] {
  return Array.isArray(identity);
}

function encrypterFor(recipients: readonly AgeRecipient[]): Encrypter {
  // age would write a file that nobody can open.
  if (recipients.length === 0) throw new TypeError('no recipients');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    encrypter.addRecipient(typeof recipient === 'string' ? hybridRecipient(recipient) : recipient);
  }
  return encrypter;
}
