import type { BlobId, SealedBlob } from '../cases/sealed.ts';
import { sha256Hex } from '../platform/crypto/native-sha256.ts';
import { SenimError } from '../platform/errors.ts';
import type { BlobFiles } from './blob-files.ts';
import { mostInline } from './blob-rows.ts';
import type { OnStep } from './filing-step.ts';

/** Writes blobs that are too large for a row into their files, each durable before the next step. */
export async function placeLargeBlobs(
  blobs: readonly SealedBlob[],
  files: BlobFiles,
  onStep: OnStep,
): Promise<void> {
  for (const { blobId, bytes } of blobs) {
    if (bytes.length <= mostInline) continue;
    const file = await files.begin(blobId);
    try {
      const half = bytes.length >>> 1;
      await file.write(bytes.subarray(0, half));
      await onStep('blob-half');
      await file.write(bytes.subarray(half));
      await file.sync();
      await onStep('blob-synced');
      await file.publish();
      await onStep('blob-renamed');
    } catch (error) {
      await file.discard();
      throw error;
    }
  }
}

/** A sweep of another process may have met a file while it had no row; a disk may have lost one. */
export async function checkLargeBlobs(
  blobs: readonly { readonly blobId: BlobId; readonly size: number }[],
  files: BlobFiles,
): Promise<void> {
  for (const { blobId, size } of blobs) {
    if (size <= mostInline || (await files.exists(blobId))) continue;
    throw new SenimError('store.integrity', 'a file was removed before it was acknowledged');
  }
}

/** After the commit: what cannot be removed now belongs to nothing, and a sweep finds it. */
export async function removeDropped(files: BlobFiles, blobIds: readonly BlobId[]): Promise<void> {
  for (const blobId of blobIds) await files.remove(blobId).catch(() => {});
}

/** What arrives damaged is refused rather than acknowledged. */
export function checkHashes(things: readonly { bytes: Uint8Array; sha256: string }[]): void {
  for (const { bytes, sha256 } of things) {
    if (sha256Hex(bytes) === sha256) continue;
    throw new SenimError('store.integrity', 'sealed bytes do not have the hash they came with');
  }
}
