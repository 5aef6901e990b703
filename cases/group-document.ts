import { canonical, readCanonical } from '../platform/canonical.ts';
import { aesGcm } from '../platform/crypto/aead.ts';
import { concat, equal, fromHex, u32, utf8, wipe } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { padded, unpadded } from '../platform/padded.ts';
import type { GroupKey } from './group-key.ts';
import type { SealedBytes } from './sealed.ts';

/** What the officers of a group keep together beside their cases. */
export const groupDocumentKinds = ['units', 'import'] as const;
export type GroupDocumentKind = (typeof groupDocumentKinds)[number];

/** Where it stands: bound to its bytes, so that none is shown in another’s place or as an earlier version. */
export interface GroupDocumentPlace {
  /** 32 hex digits. */
  readonly id: string;
  readonly kind: GroupDocumentKind;
  /** Raised with each save, from 1. */
  readonly version: number;
}

/** Seals any JSON value under the key that opens the group’s cards, padded. */
export function sealGroupDocument(
  value: unknown,
  place: GroupDocumentPlace,
  { group, gen, key }: GroupKey,
  random: Random,
): SealedBytes {
  const json = canonical(value);
  const plain = padded(json, least);
  const nonce = random(aesGcm.nonceLength);
  const head = concat(magic, u32(gen));
  const context = contextOf(head, group, place);
  const sealed = aesGcm.seal({ key: key.bytes(), nonce, context, bytes: plain });
  wipe(plain, json);
  return concat(head, nonce, sealed) as SealedBytes;
}

/**
 * The value that was sealed. Throws `crypto.auth` when the bytes were changed or stand at another place or version or under
 * an unknown key, `crypto.format` when they are no such document.
 */
export function openGroupDocument(
  bytes: Uint8Array,
  place: GroupDocumentPlace,
  keys: readonly GroupKey[],
): unknown {
  const sealedAt = headLength + aesGcm.nonceLength;
  if (bytes.length <= sealedAt || !equal(bytes.subarray(0, magic.length), magic)) {
    throw new SenimError('crypto.format', 'not a document of a group');
  }
  const gen = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length);
  const found = keys.find((each) => each.gen === gen);
  if (found === undefined) throw new SenimError('crypto.auth', 'a document under an unknown key');
  const plain = aesGcm.open({
    key: found.key.bytes(),
    nonce: bytes.subarray(headLength, sealedAt),
    context: contextOf(bytes.subarray(0, headLength), found.group, place),
    bytes: bytes.subarray(sealedAt),
  });
  const value = readCanonical(unpadded(plain, 'a document of a group'));
  wipe(plain);
  return value;
}

const magic = concat(utf8('SNGD'), Uint8Array.of(1));
const headLength = magic.length + 4;
/** The least that a document takes: short ones are all alike. */
const least = 1024;

function contextOf(
  head: Uint8Array,
  group: GroupKey['group'],
  { id, kind, version }: GroupDocumentPlace,
): Uint8Array {
  const words = [utf8(group), utf8(kind)].flatMap((word) => [u32(word.length), word]);
  return concat(label('group-document'), head, fromHex(id), u32(version), ...words);
}
