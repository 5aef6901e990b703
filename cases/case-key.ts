import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';

/** CASE: what a case's report, files and letters are sealed to. */
export interface CaseKey {
  /** The seed of the age hybrid identity; `identityText` writes it for age and for the encrypted draft. */
  readonly identity: Secret;
  /** `age1pq1…` */
  readonly recipient: string;
}

export async function newCaseKey({
  random,
  age = portableAge,
}: {
  readonly random: Random;
  readonly age?: AgeEngine;
}): Promise<CaseKey> {
  const identity = new Secret(random(32));
  return { identity, recipient: await age.recipientOf(identity) };
}
