import { SenimError } from '../platform/errors.ts';
import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import type { BlobId, CaseId, EntryId } from './sealed.ts';

export function newCaseId(random: Random): CaseId {
  return hex(random(16)) as CaseId;
}

export function newBlobId(random: Random): BlobId {
  return hex(random(16)) as BlobId;
}

export function newEntryId(random: Random): EntryId {
  return hex(random(16)) as EntryId;
}

/** Narrows text from a draft, a row or a request. Throws `crypto.format`. */
export function caseId(text: string): CaseId {
  return checked(text) as CaseId;
}

export function blobId(text: string): BlobId {
  return checked(text) as BlobId;
}

export function entryId(text: string): EntryId {
  return checked(text) as EntryId;
}

export const idPattern = /^[0-9a-f]{32}$/;
export const digestPattern = /^[0-9a-f]{64}$/;

function checked(text: string): string {
  if (!idPattern.test(text)) throw new SenimError('crypto.format', 'not an id');
  return text;
}
