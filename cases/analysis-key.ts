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

/** ANALYSIS: opens what the working group writes about the risks of its body; never a case. */
export interface AnalysisKey {
  /** Counts the exchanges, from 1. New documents are written under the newest. */
  readonly gen: number;
  readonly key: Secret;
}

/**
 * Seals the key to the roster's group `analysis`. Signed, as the group index key is: a key slipped in by whoever writes to
 * the database would open what is written next. Throws `roster.content` when the body has no such group.
 */
export async function sealAnalysisKey({
  analysisKey,
  roster,
  officer,
  age = portableAge,
}: {
  readonly analysisKey: AnalysisKey;
  readonly roster: Roster;
  readonly officer: { readonly id: string; readonly signSeed: Secret };
  readonly age?: AgeEngine;
}): Promise<SealedBytes> {
  const { gen, key } = analysisKey;
  const payload = canonical({ v: 1, gen, officer: officer.id, key: base64url(key.bytes()) });
  const signer = { signSeed: officer.signSeed, label: signLabel };
  return await sealSignedKey(payload, signer, recipientsOf(roster, 'analysis'), age);
}

/** Throws `crypto.auth` when no member of the group signed it, `case.context` for another generation, `crypto.*` as `unseal`. */
export async function openAnalysisKey({
  bytes,
  gen,
  identity,
  rosters,
  age = portableAge,
}: {
  readonly bytes: Uint8Array;
  /** Under which number it was stored. */
  readonly gen: number;
  /** The member's. */
  readonly identity: Secret;
  /** The present roster and the former ones, all verified. */
  readonly rosters: readonly Roster[];
  readonly age?: AgeEngine;
}): Promise<AnalysisKey> {
  const opened = await unsealSignedKey(bytes, [identity], age);
  const read = readShape(shape, opened.payload, 'analysis key');
  const signed = rosters
    .filter(({ groups }) => groups.analysis !== undefined)
    .some((roster) => isSignedBy(opened, signLabel, read.officer, membersOf(roster, 'analysis')));
  if (!signed) throw new SenimError('crypto.auth', 'the analysis key is not signed by its group');
  if (read.gen !== gen) throw new SenimError('case.context', 'a key of another generation');
  return { gen, key: keyIn(opened, read.key, 'an analysis key') };
}

const signLabel = 'analysis-key';

const shape = z.strictObject({
  v: z.literal(1),
  gen: z.int().min(1),
  officer: z.string(),
  key: z.string(),
});
