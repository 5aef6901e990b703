import { canonical } from '../platform/canonical.ts';
import { type Aead, chacha } from '../platform/crypto/aead.ts';
import { concat, equal, fromHex, hex, utf8 } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { padded, unpadded } from '../platform/padded.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { idPattern } from './ids.ts';
import type { CaseId, SealedBytes } from './sealed.ts';

/** What a line of the audit was about: for those who audit alone. */
export interface AuditDetail {
  readonly v: 1;
  readonly caseId: CaseId;
}

/** The line to which a detail belongs: elsewhere it does not open. */
export interface DetailPlace {
  readonly day: DateIso;
  readonly kind: string;
  readonly actorTag: string;
}

/** Under the key of its day; the key's id stands before it. All details are of one length. `aead`: ChaCha20-Poly1305. */
export function sealAuditDetail(
  detail: AuditDetail,
  place: DetailPlace,
  {
    id,
    key,
    random,
    aead = chacha,
  }: {
    readonly id: string;
    readonly key: Secret;
    readonly random: Random;
    readonly aead?: Aead;
  },
): SealedBytes {
  const nonce = random(chacha.nonceLength);
  const context = contextOf(place);
  const bytes = padded(canonical(detail), 128);
  const sealed = aead.seal({ key: key.bytes(), nonce, context, bytes });
  return concat(head, fromHex(id), nonce, sealed) as SealedBytes;
}

/** Which key opens it, hex; `null` for a line without details. */
export function detailKeyId(ct: Uint8Array): string | null {
  const isOne =
    ct.length > nonceAt + chacha.nonceLength && equal(ct.subarray(0, head.length), head);
  return isOne ? hex(ct.subarray(head.length, nonceAt)) : null;
}

/** Throws `crypto.*` for what is damaged or of another line. */
export function openAuditDetail(ct: Uint8Array, place: DetailPlace, key: Secret): AuditDetail {
  if (detailKeyId(ct) === null) throw new SenimError('crypto.format', 'no detail');
  const sealedAt = nonceAt + chacha.nonceLength;
  const plain = chacha.open({
    key: key.bytes(),
    nonce: ct.subarray(nonceAt, sealedAt),
    context: contextOf(place),
    bytes: ct.subarray(sealedAt),
  });
  return readShape(shape, unpadded(plain, 'a detail').slice(), 'detail');
}

/** The outer layer of a day key, which is sealed to its readers: without the day's shred key nobody opens it. */
export function wrapDayKey(
  {
    id,
    sealed,
    shred,
  }: { readonly id: string; readonly sealed: Uint8Array; readonly shred: Secret },
  random: Random,
): SealedBytes {
  const nonce = random(chacha.nonceLength);
  const context = concat(label('audit/day-key'), fromHex(id));
  const wrapped = chacha.seal({ key: shred.bytes(), nonce, context, bytes: sealed });
  return concat(nonce, wrapped) as SealedBytes;
}

/** Takes the outer layer off. Throws `crypto.auth`. */
export function peelDayKey({
  id,
  wrapped,
  shred,
}: {
  readonly id: string;
  readonly wrapped: Uint8Array;
  readonly shred: Secret;
}): Uint8Array {
  return chacha.open({
    key: shred.bytes(),
    nonce: wrapped.subarray(0, chacha.nonceLength),
    context: concat(label('audit/day-key'), fromHex(id)),
    bytes: wrapped.subarray(chacha.nonceLength),
  });
}

/** Days for which details open; then their day keys are destroyed, and the chain stands without them. */
export const detailDays = 1825;

const head = concat(utf8('SNAU'), Uint8Array.of(1));
const nonceAt = head.length + 16;

function contextOf({ day, kind, actorTag }: DetailPlace): Uint8Array {
  return concat(label('audit/detail'), canonical({ day, kind, actorTag }));
}

const shape: z.ZodType<AuditDetail> = z.strictObject({
  v: z.literal(1),
  caseId: z.string().regex(idPattern) as unknown as z.ZodType<CaseId>,
});
