import type { GroupName } from '../dialogs/outcome.ts';
import { canonical } from '../platform/canonical.ts';
import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine, AgeRecipient } from '../platform/crypto/age.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { blobId, caseId, digestPattern, idPattern } from './ids.ts';
import { digestOfWhole, openFrame, sealFrame } from './sealed-frame.ts';
import type { BlobId, CaseId, SealedBytes } from './sealed.ts';

/** What belongs to a case: whoever opens it believes this list and not the database. */
export interface Manifest {
  readonly v: 1;
  readonly caseId: CaseId;
  /** The roster to which the key file was sealed. */
  readonly rosterHash: string;
  readonly group: GroupName;
  readonly channel: Channel;
  /** Whose letters are the reporter's, and to whom answers are sealed. */
  readonly reporter: { readonly age: string; readonly ed25519: string };
  readonly blobs: readonly ManifestBlob[];
}

/** How a report came in, as far as officers need to know for their answers. */
export type Channel = (typeof channels)[number];
export const channels = ['web', 'telegram', 'teams', 'office'] as const;

export interface ManifestBlob {
  readonly blobId: BlobId;
  readonly type: 'report' | 'file';
  /** Of the ciphertext, hex. */
  readonly sha256: string;
  readonly size: number;
}

export async function sealManifest({
  manifest,
  day,
  recipients,
}: {
  readonly manifest: Manifest;
  readonly day: DateIso;
  readonly recipients: readonly AgeRecipient[];
}): Promise<{ readonly bytes: SealedBytes; readonly sha256: string }> {
  const header = { caseId: manifest.caseId, blobId: manifest.caseId, seq: 0, day };
  return sealFrame({ recipients, type: 'manifest', header, body: canonical(manifest) });
}

/** Throws `case.manifest` unless it speaks of this case, this group and a roster that the reader knows; `crypto.*` and `case.context` as `openFrame`. */
export async function openManifest({
  bytes,
  identity,
  age = portableAge,
  caseId,
  group,
  rosterHashes,
}: {
  readonly bytes: Uint8Array;
  /** CASE. */
  readonly identity: Secret;
  readonly age?: AgeEngine;
  readonly caseId: CaseId;
  readonly group: GroupName;
  /** Of the present roster and of the former ones, all verified. */
  readonly rosterHashes: readonly string[];
}): Promise<{ readonly manifest: Manifest; readonly day: DateIso }> {
  const place = { caseId, blobId: caseId };
  const { header, body } = await openFrame({ bytes, identity, age, types: ['manifest'], ...place });
  const manifest = readShape(shape, body, 'manifest');
  if (manifest.caseId !== caseId) throw wrong('speaks of another case');
  if (manifest.group !== group) throw wrong('speaks of another group');
  if (!rosterHashes.includes(manifest.rosterHash)) throw new UnknownRecipients();
  if (manifest.blobs.filter((blob) => blob.type === 'report').length !== 1) {
    throw wrong('must list one report');
  }
  if (new Set(manifest.blobs.map((blob) => blob.blobId)).size !== manifest.blobs.length) {
    throw wrong('lists a blob twice');
  }
  return { manifest, day: header.day };
}

/** Bytes that a list does not name at this place, as far as the list tells what became of them. */
export class OtherBytes extends SenimError {
  readonly how: 'swapped' | 'cut' | 'unlike';
  constructor(how: OtherBytes['how'], why: string) {
    super('case.manifest', why);
    this.how = how;
  }
}

/** The case was sealed to a list of recipients that this reader has never verified. */
export class UnknownRecipients extends SenimError {
  constructor() {
    super('case.manifest', 'the manifest was made for an unknown roster');
  }
}

/** Throws `OtherBytes` unless these are the very bytes that the list names for this blob, `case.manifest` when it names none. */
export async function checkBlob(
  manifest: Manifest,
  blobId: BlobId,
  bytes: Uint8Array,
): Promise<void> {
  const listed = listedBlob(manifest, blobId);
  const digest = await digestOfWhole(bytes);
  if (bytes.length === listed.size && digest === listed.sha256) return;
  const why = 'the manifest names other bytes';
  if (manifest.blobs.some(({ sha256 }) => sha256 === digest)) throw new OtherBytes('swapped', why);
  throw new OtherBytes(bytes.length < listed.size ? 'cut' : 'unlike', why);
}

function listedBlob(manifest: Manifest, blobId: BlobId): ManifestBlob {
  const listed = manifest.blobs.find((blob) => blob.blobId === blobId);
  if (listed === undefined) throw wrong('does not name this blob');
  return listed;
}

/** The one report of a manifest that `openManifest` has read. */
export function listedReport(manifest: Manifest): ManifestBlob {
  const listed = manifest.blobs.find((blob) => blob.type === 'report');
  if (listed === undefined) throw wrong('must list one report');
  return listed;
}

const digest = z.string().regex(digestPattern);

const shape: z.ZodType<Manifest> = z.strictObject({
  v: z.literal(1),
  caseId: z.string().regex(idPattern).transform(caseId),
  rosterHash: digest,
  group: z.enum(['default', 'oversight']),
  channel: z.enum(channels),
  reporter: z.strictObject({ age: z.string(), ed25519: digest }),
  blobs: z.array(
    z.strictObject({
      blobId: z.string().regex(idPattern).transform(blobId),
      type: z.enum(['report', 'file']),
      sha256: digest,
      size: z.int().min(1),
    }),
  ),
});

function wrong(why: string): SenimError {
  return new SenimError('case.manifest', `the manifest ${why}`);
}
