import { seal, sealStream, unseal } from '../platform/crypto/age.ts';
import type { AgeEngine, AgeRecipient } from '../platform/crypto/age.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { decodeFrame, encodeFrame, frameStream } from './frame.ts';
import type { Frame } from './frame.ts';
import type { FrameHeader } from './frame-header.ts';
import type { FrameType } from './frame-type.ts';
import type { SealedBytes } from './sealed.ts';

interface Sealing {
  readonly recipients: readonly AgeRecipient[];
  readonly type: FrameType;
  readonly header: FrameHeader;
}

/** One frame as one age file. The caller's `body` is left as it is. */
export async function sealFrame({
  recipients,
  type,
  header,
  body,
}: Sealing & { readonly body: Uint8Array }): Promise<{
  readonly bytes: SealedBytes;
  readonly sha256: string;
}> {
  const frame = encodeFrame(type, header, body);
  const bytes = await seal(recipients, frame);
  frame.fill(0);
  return { bytes: bytes as SealedBytes, sha256: digestOf(bytes) };
}

export async function sealFrameStream({
  recipients,
  type,
  header,
  source,
}: Sealing & { readonly source: ReadableStream<Uint8Array> }): Promise<
  ReadableStream<SealedBytes>
> {
  const sealed = await sealStream(recipients, frameStream(type, header, source));
  return sealed as ReadableStream<SealedBytes>;
}

/**
 * Opens a frame and holds it against the place in which it was found. Throws `case.context` when it belongs
 * elsewhere, `crypto.auth` or `crypto.format` when it is damaged or not for this identity.
 */
export async function openFrame({
  bytes,
  identity,
  age,
  types,
  caseId,
  blobId,
}: {
  readonly bytes: Uint8Array;
  readonly identity: Secret;
  readonly age: AgeEngine;
  readonly types: readonly FrameType[];
  readonly caseId: FrameHeader['caseId'];
  readonly blobId: FrameHeader['blobId'];
}): Promise<Frame> {
  const plain = await unseal(age.identity(identity), bytes);
  const frame = decodeFrame(plain);
  if (!types.includes(frame.type)) throw elsewhere('another type');
  if (frame.header.caseId !== caseId) throw elsewhere('another case');
  if (frame.header.blobId !== blobId) throw elsewhere('another place in the case');
  return frame;
}

/** What manifests call a ciphertext by: plain SHA-256, hex. */
export function digestOf(bytes: Uint8Array): string {
  return hex(sha256(bytes));
}

function elsewhere(why: string): SenimError {
  return new SenimError('case.context', `a frame belongs to ${why}`);
}
