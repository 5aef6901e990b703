import type { SealedBlob } from '../cases/sealed.ts';
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
  for (const { blobId, bytes } of blobs.filter(isLarge)) {
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

/** A sweep of another process may have met a file while it had no row. */
export async function checkLargeBlobs(
  blobs: readonly SealedBlob[],
  files: BlobFiles,
): Promise<void> {
  for (const { blobId } of blobs.filter(isLarge)) {
    if (await files.exists(blobId)) continue;
    throw new SenimError('store.integrity', 'a file was removed while it was being stored');
  }
}

/** What arrives damaged is refused rather than acknowledged. */
export function checkHashes(things: readonly { bytes: Uint8Array; sha256: string }[]): void {
  for (const { bytes, sha256 } of things) {
    if (sha256Hex(bytes) === sha256) continue;
    throw new SenimError('store.integrity', 'sealed bytes do not have the hash they came with');
  }
}

function isLarge({ bytes }: SealedBlob): boolean {
  return bytes.length > mostInline;
}
