import type { GroupName } from '../dialogs/outcome.ts';
import { canonical } from '../platform/canonical.ts';
import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { base64url } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import { membersOf, recipientsOf } from './roster.ts';
import type { Roster } from './roster.ts';
import type { SealedBytes } from './sealed.ts';
import { isSignedBy, keyIn, sealSignedKey, unsealSignedKey } from './signed-key.ts';

/** GROUP INDEX: opens the cards of a group's cases, never the cases. */
export interface GroupKey {
  readonly group: GroupName;
  /** Counts the exchanges, from 1. */
  readonly gen: number;
  readonly key: Secret;
}

export interface SignedGroupKey extends GroupKey {
  /** The newest roster that names the signer in the group. */
  readonly signedUnder: number;
}

/**
 * The key for new cards: of those that the people of the newest roster signed, the last. Whoever left may still write
 * to the database, and must not name the next key. `null` when there is none.
 */
export function newestGroupKey(keys: readonly SignedGroupKey[]): SignedGroupKey | null {
  const ranked = keys.toSorted(
    (left, right) => left.signedUnder - right.signedUnder || left.gen - right.gen,
  );
  return ranked.at(-1) ?? null;
}

/** Seals the key to all of its group. Signed: a key slipped in by whoever writes to the database would open the next cards. */
export async function sealGroupKey({
  groupKey,
  roster,
  officer,
  age = portableAge,
}: {
  readonly groupKey: GroupKey;
  readonly roster: Roster;
  readonly officer: { readonly id: string; readonly signSeed: Secret };
  readonly age?: AgeEngine;
}): Promise<SealedBytes> {
  const { group, gen, key } = groupKey;
  const encoded = base64url(key.bytes());
  const payload = canonical({ v: 1, group, gen, officer: officer.id, key: encoded });
  const signer = { signSeed: officer.signSeed, label: signLabel };
  return await sealSignedKey(payload, signer, recipientsOf(roster, group), age);
}

/** Throws `crypto.auth` when no officer of the group signed it, `case.context` for another group's, `crypto.*` as `unseal`. */
export async function openGroupKey({
  bytes,
  identity,
  group,
  rosters,
  age = portableAge,
}: {
  readonly bytes: Uint8Array;
  /** The officer's; RECOVERY too while an archive is brought back. */
  readonly identity: Secret | readonly Secret[];
  readonly group: GroupName;
  /** The present roster and the former ones, all verified. */
  readonly rosters: readonly Roster[];
  readonly age?: AgeEngine;
}): Promise<SignedGroupKey> {
  const opened = await unsealSignedKey(bytes, [identity].flat(), age);
  const read = readShape(shape, opened.payload, 'group key');
  const signedUnder = rosters
    .filter((roster) => roster.groups[group] !== undefined)
    .toSorted((left, right) => right.seq - left.seq)
    .find((roster) => isSignedBy(opened, signLabel, read.officer, membersOf(roster, group)))?.seq;
  if (signedUnder === undefined)
    throw new SenimError('crypto.auth', 'the group key is not signed by its group');
  if (read.group !== group) throw new SenimError('case.context', 'a key of another group');
  return { group, gen: read.gen, key: keyIn(opened, read.key, 'a group key'), signedUnder };
}

const signLabel = 'group-key';

const shape = z.strictObject({
  v: z.literal(1),
  group: z.enum(['default', 'oversight']),
  gen: z.int().min(1),
  officer: z.string(),
  key: z.string(),
});
