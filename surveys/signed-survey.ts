import { parseQuestionnaire } from '../knowledge/schema/parse.ts';
import type { Questionnaire } from '../knowledge/schema/questionnaire.ts';
import { canonical } from '../platform/canonical.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { hash } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape } from '../platform/shape.ts';
import { descriptorShape, type Descriptor } from './descriptor.ts';
import { descriptorProblems } from './descriptor-check.ts';

/** A descriptor that was checked, with what others call it by. */
export interface Survey extends Descriptor {
  readonly questionnaire: Questionnaire;
  /** Hash of the signed bytes, hex: stands on every invitation and on the published results. */
  readonly hash: string;
}

/** Throws `content` that lists every reason why the survey cannot be opened. */
export function writeDescriptor(descriptor: Descriptor): Uint8Array {
  const problems = descriptorProblems(descriptor);
  if (problems.length > 0) {
    throw new SenimError('content', `The survey is wrong:\n${problems.join('\n')}`);
  }
  return canonical(descriptor);
}

export function signDescriptor(bytes: Uint8Array, seed: Secret): Uint8Array {
  return sign(seed, signLabel, bytes);
}

/**
 * Reads a descriptor that one of `signers` (Ed25519 public keys of the roster's officers) signed.
 * Throws `crypto.auth` for a foreign signature, `crypto.format` and `content` for a wrong content.
 */
export function readDescriptor(
  bytes: Uint8Array,
  signature: Uint8Array,
  signers: readonly Uint8Array[],
): Survey {
  if (!signers.some((key) => verify(key, signature, signLabel, bytes))) {
    throw new SenimError('crypto.auth', 'no officer of the roster signed this survey');
  }
  const descriptor = readShape(descriptorShape, bytes, 'survey');
  writeDescriptor(descriptor);
  return {
    ...descriptor,
    questionnaire: parseQuestionnaire(descriptor.form),
    hash: hex(hash('survey/hash', bytes)),
  };
}

const signLabel = 'survey/descriptor';
