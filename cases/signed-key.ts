import { type AgeEngine, seal, unseal } from '../platform/crypto/age.ts';
import { concat, fromBase64url, fromHex, wipe } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { SenimError } from '../platform/errors.ts';
import { Secret } from '../platform/secret.ts';
import type { Roster } from './roster.ts';
import type { SealedBytes } from './sealed.ts';

/** Words about a key, with the key in them, and the signature of whoever made it. */
export interface SignedKey {
  readonly signature: Uint8Array;
  readonly payload: Uint8Array;
  /** Both of them, to be wiped when the key was read. */
  readonly body: Uint8Array;
}

/** Signs the words and seals both to all of a group; the words are wiped. `label` separates the kinds of keys. */
export async function sealSignedKey(
  payload: Uint8Array,
  signer: { readonly signSeed: Secret; readonly label: string },
  recipients: readonly string[],
  age: AgeEngine,
): Promise<SealedBytes> {
  const body = concat(sign(signer.signSeed, signer.label, payload), payload);
  const sealed = await seal(recipients.map(age.recipient), body);
  wipe(body, payload);
  return sealed as SealedBytes;
}

/** Opens it; says nothing about who signed. Throws `crypto.*` as `unseal`. */
export async function unsealSignedKey(
  bytes: Uint8Array,
  identities: readonly Secret[],
  age: AgeEngine,
): Promise<SignedKey> {
  const body = await unseal(
    identities.map((each) => age.identity(each)),
    bytes,
  );
  return {
    signature: body.subarray(0, signatureLength),
    payload: body.subarray(signatureLength),
    body,
  };
}

/** Whether the member of that id is among these and signed it. */
export function isSignedBy(
  { signature, payload }: SignedKey,
  label: string,
  officer: string,
  members: Roster['recipients'],
): boolean {
  return members.some(
    ({ id, ed25519 }) =>
      id === officer && ed25519 !== null && verify(fromHex(ed25519), signature, label, payload),
  );
}

/** The key of which the words told, in base64url; wipes what it was read from. Throws `crypto.format` for another length. */
export function keyIn({ body }: SignedKey, text: string, what: string): Secret {
  const key = new Secret(fromBase64url(text));
  wipe(body);
  if (key.bytes().length !== 32) throw new SenimError('crypto.format', `not ${what}`);
  return key;
}

const signatureLength = 64;
