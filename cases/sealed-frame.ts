import { seal, sealStream, unseal } from '../platform/crypto/age.ts';
import type { AgeEngine, AgeRecipient } from '../platform/crypto/age.ts';
import type { Bulk } from '../platform/crypto/bulk.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { runningSha256 } from '../platform/crypto/hash.ts';
import { sha256Of } from '../platform/crypto/subtle.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { checkedFrame, encodeFrame, frameStream } from './frame.ts';
import type { Frame } from './frame.ts';
import type { FrameHeader } from './frame-header.ts';
import type { FrameType } from './frame-type.ts';
import type { SealedBytes } from './sealed.ts';

interface Sealing {
  readonly recipients: readonly AgeRecipient[];
  readonly type: FrameType;
  readonly header: FrameHeader;
  /** For whole files; the rest is too short to gain by it. */
  readonly bulk?: Bulk | null;
}

/** One frame as one age file. The caller's `body` is left as it is. */
export async function sealFrame({
  recipients,
  type,
  header,
  body,
  bulk = null,
}: Sealing & { readonly body: Uint8Array }): Promise<{
  readonly bytes: SealedBytes;
  readonly sha256: string;
}> {
  const frame = encodeFrame(type, header, body, bulk);
  const bytes = await seal(recipients, frame, bulk);
  frame.fill(0);
  return { bytes: bytes as SealedBytes, sha256: digestOf(bytes, bulk) };
}

export async function sealFrameStream({
  recipients,
  type,
  header,
  source,
  bulk = null,
}: Sealing & { readonly source: ReadableStream<Uint8Array> }): Promise<
  ReadableStream<SealedBytes>
> {
  const sealed = await sealStream(recipients, frameStream(type, header, source, bulk), bulk);
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
  /** One of them must fit. */
  readonly identity: Secret | readonly Secret[];
  readonly age: AgeEngine;
  readonly types: readonly FrameType[];
  readonly caseId: FrameHeader['caseId'];
  readonly blobId: FrameHeader['blobId'];
}): Promise<Frame> {
  const plain = await unseal(
    [identity].flat().map((each) => age.identity(each)),
    bytes,
  );
  const frame = await checkedFrame(plain);
  if (!types.includes(frame.type)) throw elsewhere('another type');
  if (frame.header.caseId !== caseId) throw elsewhere('another case');
  if (frame.header.blobId !== blobId) throw elsewhere('another place in the case');
  return frame;
}

/** What manifests call a ciphertext by: plain SHA-256, hex. */
export function digestOf(bytes: Uint8Array, bulk: Bulk | null = null): string {
  const running = bulk?.sha256() ?? runningSha256();
  running.update(bytes);
  return hex(running.digest());
}

/** `digestOf`, where somebody waits for it. */
export async function digestOfWhole(bytes: Uint8Array): Promise<string> {
  return hex(await sha256Of(bytes));
}

function elsewhere(why: string): SenimError {
  return new SenimError('case.context', `a frame belongs to ${why}`);
}
