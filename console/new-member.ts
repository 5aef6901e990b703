import { newCaseKey } from '../cases/case-key.ts';
import { authHash, deriveOfficerSecrets, type Kdf, newKdf } from '../cases/kdf.ts';
import { type OfficerPins, sealOfficerBlob } from '../cases/officer-blob.ts';
import type { Recipient, RecipientKind } from '../cases/roster-content.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { type AgeEngine, portableAge } from '../platform/crypto/age.ts';
import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { signPublic } from '../platform/crypto/ed25519.ts';
import { type Random, uniform } from '../platform/crypto/random.ts';
import { passphrase } from '../platform/crypto/words.ts';
import { Secret } from '../platform/secret.ts';
import type { Role, SetUpRequest } from './api.ts';
import { splitBlob } from './blob-parts.ts';

/**
 * Officers and oversight have a group; the others have none. Officers of the unit and whoever is named for it work on the
 * analysis of risks; analysts and administrators receive nothing.
 */
export interface Appointed {
  readonly role: Role;
  readonly group: GroupName | null;
}

/** How somebody signs in: said once, to that person. */
export interface Access {
  readonly role: Role;
  readonly officerId: string;
  readonly passphrase: string;
}

/** Somebody with keys that were made here. */
export interface NewMember extends Appointed, Access {
  readonly identity: Secret;
  readonly signSeed: Secret;
  /** `null` for a role that receives nothing. */
  readonly recipient: Recipient | null;
}

/** What is needed to make keys. */
export interface Makings {
  readonly random: Random;
  readonly argon2id: Argon2id;
  readonly age?: AgeEngine;
  /** How dear each try of a passphrase is: `newKdf` unless given. What is offered below the floors opens nothing. */
  readonly kdf?: (random: Random) => Kdf;
}

export async function newMember(
  appointed: Appointed,
  { random, age = portableAge }: Makings,
): Promise<NewMember> {
  const { role } = appointed;
  const { identity, recipient } = await newCaseKey({ random, age });
  const signSeed = new Secret(random(32));
  const officerId = newOfficerId(role, random);
  const kind = kindOf(appointed);
  return {
    ...appointed,
    officerId,
    passphrase: passphrase(random),
    identity,
    signSeed,
    recipient:
      kind === null
        ? null
        : { id: officerId, kind, age: recipient, ed25519: hex(signPublic(signSeed)) },
  };
}

/** As what somebody stands in the roster; `null` for those who receive nothing. */
function kindOf({ role, group }: Appointed): RecipientKind | null {
  switch (role) {
    case 'officer':
    case 'oversight':
      return group === null ? null : role;
    case 'analysis':
      return 'analysis';
    case 'analyst':
    case 'administrator':
      return null;
    default:
      return role satisfies never;
  }
}

/** What the server keeps of a member: nothing in it opens anything without the passphrase. */
export async function accountOf(
  { officerId, role, group, identity, signSeed, passphrase: words }: NewMember,
  pins: OfficerPins,
  { random, argon2id, kdf: measure = newKdf }: Makings,
): Promise<SetUpRequest['officers'][number]> {
  const kdf = measure(random);
  const { auth, kek } = await deriveOfficerSecrets({ passphrase: words, kdf, argon2id });
  const keys = { officer: officerId, identity, signSeed, pins };
  const blob = splitBlob(sealOfficerBlob({ keys, kdf, kek, random }));
  const account = { officerId, role, group, authHash: authHash(auth.bytes()), ...blob };
  kek.wipe();
  auth.wipe();
  return account;
}

/** No name stands in it; the letters and digits that people confuse are left out. */
export function newOfficerId(role: Role, random: Random): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz';
  const drawn = Array.from({ length: 8 }, () => letters[uniform(random, letters.length)]);
  return `${role}-${drawn.join('')}`;
}
