import { canonical } from '../platform/canonical.ts';
import { concat, equal, u32, u64, utf8 } from '../platform/crypto/bytes.ts';
import type { Bulk } from '../platform/crypto/bulk.ts';
import { hash, hashing } from '../platform/crypto/hash.ts';
import { hashOfWhole } from '../platform/crypto/subtle.ts';
import { SenimError } from '../platform/errors.ts';
import { padme } from '../platform/padme.ts';
import { readHeader } from './frame-header.ts';
import type { FrameHeader } from './frame-header.ts';
import { frameTypes } from './frame-type.ts';
import type { FrameType } from './frame-type.ts';

export interface Frame {
  readonly type: FrameType;
  readonly header: FrameHeader;
  /** The header as it was written: signatures cover it. */
  readonly headerBytes: Uint8Array;
  /** A view into the decoded bytes. */
  readonly body: Uint8Array;
}

/** The padded plaintext of an age file: says what it is and where it belongs, and hides its length. */
export function encodeFrame(
  type: FrameType,
  header: FrameHeader,
  body: Uint8Array,
  bulk: Bulk | null = null,
): Uint8Array {
  const head = encodeHead(type, header);
  const frame = new Uint8Array(paddedLength(head.length + body.length));
  frame.set(head);
  frame.set(body, head.length);
  const running = hashing(bodyLabel, bulk?.sha256());
  running.update(body);
  frame.set(trailer(body.length, running.digest()), frame.length - trailerLength);
  return frame;
}

/** `encodeFrame` for a body whose length is known only at its end. */
export function frameStream(
  type: FrameType,
  header: FrameHeader,
  source: ReadableStream<Uint8Array>,
  bulk: Bulk | null = null,
): ReadableStream<Uint8Array> {
  const head = encodeHead(type, header);
  const running = hashing(bodyLabel, bulk?.sha256());
  let length = 0;
  return source.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start(controller) {
        controller.enqueue(head);
      },
      transform(chunk, controller) {
        running.update(chunk);
        length += chunk.length;
        controller.enqueue(chunk);
      },
      flush(controller) {
        const written = head.length + length;
        const zeros = paddedLength(written) - written - trailerLength;
        for (let left = zeros; left > 0; left -= chunkLength) {
          controller.enqueue(new Uint8Array(Math.min(left, chunkLength)));
        }
        controller.enqueue(trailer(length, running.digest()));
      },
    }),
  );
}

/** Throws `crypto.format` for an unknown version, type or field and for wrong padding, `crypto.auth` for a changed body. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const { body, digest, finish } = partsOf(bytes);
  return finish(equal(hash(bodyLabel, body), digest));
}

/** `decodeFrame`, where somebody waits for a large file. */
export async function checkedFrame(bytes: Uint8Array): Promise<Frame> {
  const { body, digest, finish } = partsOf(bytes);
  return finish(equal(await hashOfWhole(bodyLabel, body), digest));
}

interface Parts {
  readonly body: Uint8Array;
  /** What the body must hash to. */
  readonly digest: Uint8Array;
  readonly finish: (isSame: boolean) => Frame;
}

function partsOf(bytes: Uint8Array): Parts {
  if (bytes.length < prefixLength + trailerLength) throw malformed('too short');
  if (!equal(bytes.subarray(0, magic.length), magic)) throw malformed('no frame');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(4) !== version) throw malformed('unknown version');
  const type = typeOf(view.getUint8(5));
  const bodyAt = prefixLength + view.getUint32(6);
  const trailerAt = bytes.length - trailerLength;
  const length = Number(view.getBigUint64(trailerAt));
  if (bodyAt + length > trailerAt) throw malformed('lengths disagree');
  if (paddedLength(bodyAt + length) !== bytes.length) throw malformed('wrong padding');
  if (bytes.subarray(bodyAt + length, trailerAt).some((byte) => byte !== 0)) {
    throw malformed('wrong padding');
  }
  const body = bytes.subarray(bodyAt, bodyAt + length);
  return { body, digest: bytes.subarray(trailerAt + 8), finish };

  function finish(isSame: boolean): Frame {
    if (!isSame) throw new SenimError('crypto.auth', 'the body of a frame was changed');
    const headerBytes = bytes.slice(prefixLength, bodyAt);
    return { type, header: readHeader(headerBytes, type), headerBytes, body };
  }
}

/** The bytes of `header` as they stand in a frame of `type`. */
export function headerBytes(type: FrameType, header: FrameHeader): Uint8Array {
  return canonical({ ...header, kind: type });
}

const magic = utf8('SNMF');
const version = 1;
const prefixLength = magic.length + 1 + 1 + 4;
const trailerLength = 8 + 32;
const leastLength = 4096;
const chunkLength = 64 * 1024;
const bodyLabel = 'frame/body';

function encodeHead(type: FrameType, header: FrameHeader): Uint8Array {
  const json = headerBytes(type, header);
  return concat(magic, Uint8Array.of(version, frameTypes[type]), u32(json.length), json);
}

function paddedLength(written: number): number {
  return padme(Math.max(leastLength, written + trailerLength));
}

function trailer(length: number, digest: Uint8Array): Uint8Array {
  return concat(u64(length), digest);
}

function typeOf(number: number): FrameType {
  for (const [type, known] of Object.entries(frameTypes)) {
    if (known === number) return type as FrameType;
  }
  throw malformed('unknown type');
}

function malformed(why: string): SenimError {
  return new SenimError('crypto.format', `frame: ${why}`);
}
