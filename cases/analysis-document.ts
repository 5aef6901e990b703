import { canonical, readCanonical } from '../platform/canonical.ts';
import { aesGcm } from '../platform/crypto/aead.ts';
import { concat, equal, fromHex, u32, utf8, wipe } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { padded, unpadded } from '../platform/padded.ts';
import type { AnalysisKey } from './analysis-key.ts';
import type { SealedBytes } from './sealed.ts';

/** Where a document of the analysis stands: bound to its bytes, so that none is shown in another's place. */
export interface DocumentPlace {
  /** 32 hex digits each. */
  readonly project: string;
  readonly id: string;
  /** The one word about it that stands in clear. */
  readonly kind: string;
  /** Raised with each save, from 1. */
  readonly version: number;
}

/** The least that a document takes: short rows are all alike. */
const least = 1024;

/** Seals any JSON value, padded; see `openDocument`. */
export function sealDocument(
  value: unknown,
  place: DocumentPlace,
  analysisKey: AnalysisKey,
  random: Random,
): SealedBytes {
  const json = canonical(value);
  const plain = padded(json, least);
  const sealed = sealBytes(plain, documentContext(place), analysisKey, random);
  wipe(plain, json);
  return sealed;
}

/**
 * The value that `sealDocument` took. Throws `crypto.auth` when the bytes were changed or stand at another place or version
 * or under another key, `crypto.format` when they are no document.
 */
export function openDocument(
  bytes: Uint8Array,
  place: DocumentPlace,
  keys: readonly AnalysisKey[],
): unknown {
  const plain = openBytes(bytes, documentContext(place), keys);
  const value = readCanonical(unpadded(plain, 'a document of the analysis'));
  wipe(plain);
  return value;
}

/** Seals a file that proves a task, as it is. */
export function sealEvidence(
  bytes: Uint8Array,
  place: { readonly project: string; readonly id: string },
  analysisKey: AnalysisKey,
  random: Random,
): SealedBytes {
  return sealBytes(padded(bytes, least), fileContext(place), analysisKey, random);
}

/** Throws as `openDocument` does. */
export function openEvidence(
  bytes: Uint8Array,
  place: { readonly project: string; readonly id: string },
  keys: readonly AnalysisKey[],
): Uint8Array<ArrayBuffer> {
  const plain = openBytes(bytes, fileContext(place), keys);
  return new Uint8Array(unpadded(plain, 'a file of the analysis'));
}

const magic = concat(utf8('SNAD'), Uint8Array.of(1));
const headLength = magic.length + 4;

function sealBytes(
  plain: Uint8Array,
  contextOf: (head: Uint8Array) => Uint8Array,
  { key, gen }: AnalysisKey,
  random: Random,
): SealedBytes {
  const nonce = random(aesGcm.nonceLength);
  const head = concat(magic, u32(gen));
  const context = contextOf(head);
  const sealed = aesGcm.seal({ key: key.bytes(), nonce, context, bytes: plain });
  return concat(head, nonce, sealed) as SealedBytes;
}

function openBytes(
  bytes: Uint8Array,
  contextOf: (head: Uint8Array) => Uint8Array,
  keys: readonly AnalysisKey[],
): Uint8Array {
  const sealedAt = headLength + aesGcm.nonceLength;
  if (bytes.length <= sealedAt || !equal(bytes.subarray(0, magic.length), magic)) {
    throw new SenimError('crypto.format', 'not sealed for the analysis');
  }
  const gen = viewOf(bytes).getUint32(magic.length);
  const found = keys.find((each) => each.gen === gen);
  if (found === undefined) throw new SenimError('crypto.auth', 'a document under another key');
  return aesGcm.open({
    key: found.key.bytes(),
    nonce: bytes.subarray(headLength, sealedAt),
    context: contextOf(bytes.subarray(0, headLength)),
    bytes: bytes.subarray(sealedAt),
  });
}

function documentContext({ project, id, kind, version }: DocumentPlace) {
  const word = utf8(kind);
  return (head: Uint8Array) =>
    concat(
      label('analysis/document'),
      head,
      fromHex(project),
      fromHex(id),
      u32(version),
      u32(word.length),
      word,
    );
}

function fileContext({ project, id }: { readonly project: string; readonly id: string }) {
  return (head: Uint8Array) => concat(label('analysis/file'), head, fromHex(project), fromHex(id));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
