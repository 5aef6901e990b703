import type { BlobId, CaseId, SealedBlob, StoredBlob } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { Writer } from './database.ts';
import type { Tables } from './tables.ts';

/** Larger blobs stand in files: a row of this size still costs one write. */
export const mostInline = 64 * 1024;

/** A day that no sweep reaches: the file belongs to an answer of a check-list. */
export const keptDay = '9999-12-31' as DateIso;

/** Adds rows for blobs whose files, where they are large, are in their place already. */
export async function insertBlobs(
  tx: Writer<Tables>,
  caseId: CaseId,
  blobs: readonly SealedBlob[],
): Promise<void> {
  if (blobs.length === 0) return;
  await tx
    .insertInto('blobs')
    .values(
      blobs.map(({ blobId, bytes, sha256 }) => ({
        id: blobId,
        case_id: caseId,
        draft_day: null,
        size: bytes.length,
        sha256,
        bytes: bytes.length <= mostInline ? bytes : null,
      })),
    )
    .execute();
}

/** Hands drafts' blobs over to the case. Throws `store.integrity` when one is gone or not the same. */
export async function claimDrafts(
  tx: Writer<Tables>,
  caseId: CaseId,
  files: readonly StoredBlob[],
): Promise<void> {
  for (const { blobId, sha256, size } of files) {
    const { numUpdatedRows } = await tx
      .updateTable('blobs')
      .set({ case_id: caseId, draft_day: null })
      .where('id', '=', blobId)
      .where('case_id', 'is', null)
      .where('sha256', '=', sha256)
      .where('size', '=', size)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) {
      throw new SenimError('store.integrity', 'a file of the draft is not stored any more');
    }
  }
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
