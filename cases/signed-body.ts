import { concat, u32 } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { headerBytes } from './frame.ts';
import type { Frame } from './frame.ts';
import type { FrameHeader } from './frame-header.ts';
import { frameTypes } from './frame-type.ts';
import type { FrameType } from './frame-type.ts';

/** Who signs, so that an officer's words can never pass for a reporter's. */
export type SignedBy = 'entry/officer' | 'entry/reporter';

/** A frame's body: the signature (64 bytes) over type, header and payload, then the payload. */
export function signBody({
  by,
  seed,
  type,
  header,
  payload,
}: {
  readonly by: SignedBy;
  readonly seed: Secret;
  readonly type: FrameType;
  readonly header: FrameHeader;
  readonly payload: Uint8Array;
}): Uint8Array {
  return concat(sign(seed, by, ...signed(type, headerBytes(type, header), payload)), payload);
}

export interface SignedBody {
  readonly payload: Uint8Array;
  /** Whether `publicKey` signed this very frame. */
  readonly isBy: (by: SignedBy, publicKey: Uint8Array) => boolean;
}

/** Throws `crypto.format` when there is no room for a signature. */
export function readSignedBody(frame: Frame): SignedBody {
  if (frame.body.length < signatureLength) throw new SenimError('crypto.format', 'not signed');
  const signature = frame.body.subarray(0, signatureLength);
  const payload = frame.body.subarray(signatureLength);
  return {
    payload,
    isBy: (by, publicKey) =>
      verify(publicKey, signature, by, ...signed(frame.type, frame.headerBytes, payload)),
  };
}

const signatureLength = 64;

function signed(type: FrameType, header: Uint8Array, payload: Uint8Array): readonly Uint8Array[] {
  return [Uint8Array.of(frameTypes[type]), u32(header.length), header, payload];
}
