import { dateIso } from '../platform/time.ts';
import type { DateIso } from '../platform/time.ts';
import { SenimError } from '../platform/errors.ts';
import { readShape, z } from '../platform/shape.ts';
import { digestPattern, idPattern } from './ids.ts';
import type { FrameType } from './frame-type.ts';
import type { BlobId, CaseId, EntryId } from './sealed.ts';

/** Where a frame belongs. Whoever opens it compares this with the place in which it was found. */
export interface FrameHeader {
  readonly caseId: CaseId;
  /** The row in which the ciphertext stands; a manifest bears the id of its case. */
  readonly blobId: BlobId | EntryId | CaseId;
  /** Counts within the case and kind, so that a missing letter is noticed. */
  readonly seq: number;
  readonly day: DateIso;
  /** A file's extension, or its whole name where the reporter keeps it. */
  readonly name?: string;
  readonly mime?: string;
  /** Whether a file is the copy without metadata. */
  readonly cleaned?: boolean;
  /** SHA-256 of the file as it came, hex. */
  readonly origSha256?: string;
}

/** Throws `crypto.format` for a missing or unknown field and for a header of another frame type. */
export function readHeader(bytes: Uint8Array, type: FrameType): FrameHeader {
  const { kind, ...header } = readShape(shape, bytes, 'frame header');
  if (kind !== type) throw new SenimError('crypto.format', 'frame header of another type');
  return header as FrameHeader;
}

export const day = z.string().transform((text, context): DateIso => {
  const read = dateIso(text);
  if (read !== null) return read;
  context.addIssue('not a day');
  return z.NEVER;
});

const shape = z.strictObject({
  caseId: z.string().regex(idPattern),
  blobId: z.string().regex(idPattern),
  seq: z.int().min(0),
  day,
  kind: z.string(),
  name: z.string().optional(),
  mime: z.string().optional(),
  cleaned: z.boolean().optional(),
  origSha256: z.string().regex(digestPattern).optional(),
});
