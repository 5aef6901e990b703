import { canonical } from '../platform/canonical.ts';
import { chacha } from '../platform/crypto/aead.ts';
import { identitySeed, identityText, portableAge, seal, unseal } from '../platform/crypto/age.ts';
import type { AgeEngine, AgeRecipient } from '../platform/crypto/age.ts';
import { concat, equal, fromHex, utf8 } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import { idPattern } from './ids.ts';
import type { CaseId, SealedBytes } from './sealed.ts';

/** CASE as one age file to all recipients of the group. */
export async function sealCaseKey({
  caseId,
  ring,
  recipients,
}: {
  readonly caseId: CaseId;
  /** Every key that the case ever had, the one it was filed with first. */
  readonly ring: readonly Secret[];
  readonly recipients: readonly AgeRecipient[];
}): Promise<Uint8Array> {
  const texts = ring.map(identityText);
  const identity = texts.at(-1);
  if (identity === undefined) throw new TypeError('a case has a key');
  const former = texts.slice(0, -1);
  const gen = texts.length;
  const body = canonical({
    v: 1,
    caseId,
    identity,
    gen,
    ...(former.length > 0 ? { former } : {}),
  });
  const sealed = await seal(recipients, body);
  body.fill(0);
  return sealed;
}

export interface CaseRing {
  /** What the case was filed with: it opens the report and its list. */
  readonly identity: Secret;
  /** Counts the rotations, from 1. */
  readonly gen: number;
  /** All of its keys, the oldest first: later words are sealed to later ones. */
  readonly ring: readonly Secret[];
}

/** Throws `case.context` when the key belongs to another case; `crypto.*` when it is damaged or not for this officer. */
export async function openCaseKey({
  bytes,
  identity,
  age = portableAge,
  caseId,
}: {
  readonly bytes: Uint8Array;
  /** The officer's; RECOVERY too while an archive is brought back. */
  readonly identity: Secret | readonly Secret[];
  readonly age?: AgeEngine;
  readonly caseId: CaseId;
}): Promise<CaseRing> {
  const own = [identity].flat().map((each) => age.identity(each));
  const body = await unseal(own, bytes);
  const read = readShape(shape, body, 'key file');
  body.fill(0);
  if (read.caseId !== caseId) throw new SenimError('case.context', 'a key file of another case');
  const former = (read.former ?? []).map(identitySeed);
  if (read.gen !== former.length + 1) {
    throw new SenimError('crypto.format', 'a key file that leaves keys out');
  }
  const newest = identitySeed(read.identity);
  const ring = [...former, newest];
  return { identity: ring[0] ?? newest, gen: read.gen, ring };
}

/** The outer layer: without SHRED, destroyed with the case, no officer's key opens a backup. */
export function shredKeyFile({
  bytes,
  shred,
  caseId,
  random,
}: {
  readonly bytes: Uint8Array;
  readonly shred: Secret;
  readonly caseId: CaseId;
  readonly random: Random;
}): SealedBytes {
  const nonce = random(chacha.nonceLength);
  const context = contextOf(caseId);
  const sealed = chacha.seal({ key: shred.bytes(), nonce, context, bytes });
  return concat(head, nonce, sealed) as SealedBytes;
}

/** Takes SHRED off; what is left only officers open. Throws `crypto.format` or `crypto.auth`. */
export function peelKeyFile({
  bytes,
  shred,
  caseId,
}: {
  readonly bytes: Uint8Array;
  readonly shred: Secret;
  readonly caseId: CaseId;
}): Uint8Array {
  const sealedAt = head.length + chacha.nonceLength;
  if (!equal(bytes.subarray(0, head.length), head) || bytes.length < sealedAt) {
    throw new SenimError('crypto.format', 'not a key file');
  }
  return chacha.open({
    key: shred.bytes(),
    nonce: bytes.subarray(head.length, sealedAt),
    context: contextOf(caseId),
    bytes: bytes.subarray(sealedAt),
  });
}

const head = concat(utf8('SNKF'), Uint8Array.of(1));

const shape = z.strictObject({
  v: z.literal(1),
  caseId: z.string().regex(idPattern),
  identity: z.string(),
  gen: z.int().min(1),
  former: z.array(z.string()).exactOptional(),
});

function contextOf(caseId: CaseId): Uint8Array {
  return concat(label('keyfile'), fromHex(caseId));
}
