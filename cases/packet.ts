import { canonical } from '../platform/canonical.ts';
import { xchacha } from '../platform/crypto/aead.ts';
import { hybridRecipient } from '../platform/crypto/age.ts';
import { concat, equal, fromHex, utf8 } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { readShape, z } from '../platform/shape.ts';
import { caseId, digestPattern, idPattern } from './ids.ts';
import type { ReporterKeys } from './receipt.ts';
import type { CaseId, SealedBytes } from './sealed.ts';

/** What the holder of a receipt finds in the row: enough to write to the case, nothing of the report. */
export interface Packet {
  readonly caseId: CaseId;
  readonly caseRecipient: string;
  /** Of the root under which the report was filed, hex (`rootFingerprint`). */
  readonly rootFingerprint: string;
}

type PacketKeys = Pick<ReporterKeys, 'id' | 'packetKey'>;

export function sealPacket(packet: Packet, keys: PacketKeys, random: Random): SealedBytes {
  const nonce = random(xchacha.nonceLength);
  const body = canonical({ v: 1, ...packet });
  const key = keys.packetKey.bytes();
  const sealed = xchacha.seal({ key, nonce, context: contextOf(keys), bytes: body });
  return concat(head, nonce, sealed) as SealedBytes;
}

/** Throws `crypto.auth` when the packet was changed or stands in another row, `crypto.format` when it is none. */
export function openPacket(bytes: Uint8Array, keys: PacketKeys): Packet {
  const sealedAt = head.length + xchacha.nonceLength;
  if (!equal(bytes.subarray(0, head.length), head) || bytes.length < sealedAt) {
    throw new SenimError('crypto.format', 'not a packet');
  }
  const body = xchacha.open({
    key: keys.packetKey.bytes(),
    nonce: bytes.subarray(head.length, sealedAt),
    context: contextOf(keys),
    bytes: bytes.subarray(sealedAt),
  });
  const { v: _, ...packet } = readShape(shape, body, 'packet');
  return packet;
}

const head = concat(utf8('SNPK'), Uint8Array.of(1));

const shape = z.strictObject({
  v: z.literal(1),
  caseId: z.string().regex(idPattern).transform(caseId),
  caseRecipient: z.string().transform(hybridRecipient),
  rootFingerprint: z.string().regex(digestPattern),
});

function contextOf(keys: PacketKeys): Uint8Array {
  return concat(label('receipt/packet'), fromHex(keys.id));
}
