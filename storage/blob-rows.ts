import type { BlobId, CaseId, SealedBlob, StoredBlob } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { Writer } from './database.ts';
import { drawPlace } from './place.ts';
import type { BlobRow, Tables } from './tables.ts';

/** Larger blobs stand in files: a row of this size still costs one write. */
export const mostInline = 64 * 1024;

/** A day that no sweep reaches: the file belongs to an answer of a check-list. */
export const keptDay = '9999-12-31' as DateIso;

/** Rows of blobs whose files, where they are large, are in their place already. */
export function blobRows(caseId: CaseId, blobs: readonly SealedBlob[]): BlobRow[] {
  return blobs.map(({ blobId, bytes, sha256 }) => ({
    place: drawPlace(),
    id: blobId,
    case_id: caseId,
    draft_day: null,
    size: bytes.length,
    sha256,
    bytes: bytes.length <= mostInline ? bytes : null,
  }));
}

/** Hands drafts' blobs over to the case. Throws `store.integrity` when one is gone or not the same. */
export async function claimDrafts(
  tx: Writer<Tables>,
  caseId: CaseId,
  files: readonly StoredBlob[],
): Promise<void> {
  for (const file of files) checkClaimed(await draftClaim(tx, caseId, file).execute());
}

/** As `claimDrafts` for one, to be run with others: it answers one row, or none. */
export function draftClaim(
  tx: Writer<Tables>,
  caseId: CaseId,
  { blobId, sha256, size }: StoredBlob,
) {
  return tx
    .updateTable('blobs')
    .set({ case_id: caseId, draft_day: null })
    .where('id', '=', blobId)
    .where('case_id', 'is', null)
    .where('sha256', '=', sha256)
    .where('size', '=', size)
    .returning('id');
}

export function checkClaimed(rows: readonly unknown[]): void {
  if (rows.length === 1) return;
  throw new SenimError('store.integrity', 'a file of the draft is not stored any more');
}

/** Drops drafts' blobs; returns the ids that may have a file to remove once this is committed. */
export async function deleteDrafts(
  tx: Writer<Tables>,
  blobIds: readonly BlobId[],
): Promise<readonly BlobId[]> {
  if (blobIds.length === 0) return [];
  const rows = await tx
    .selectFrom('blobs')
    .select('id')
    .where('id', 'in', blobIds)
    .where('case_id', 'is', null)
    .where('draft_day', '<>', keptDay)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await tx.deleteFrom('blobs').where('id', 'in', ids).execute();
  return ids;
}
