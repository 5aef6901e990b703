import type { BlobId, SealedBytes } from '../cases/sealed.ts';
import { runningSha256 } from '../platform/crypto/native-sha256.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { BlobFile, BlobFiles } from './blob-files.ts';
import { deleteDrafts, mostInline, keptDay } from './blob-rows.ts';
import { checkLargeBlobs } from './large-blobs.ts';
import { drawPlace } from './place.ts';
import type { Database, When } from './database.ts';
import type { BlobRow, Tables } from './tables.ts';

/** Ciphertext in the store, read piece by piece. */
export interface StoredBytes {
  readonly size: number;
  /** SHA-256 of the ciphertext, hex. */
  readonly sha256: string;
  /** Each call starts anew; nothing is opened before. */
  readonly stream: () => ReadableStream<Uint8Array>;
}

export interface BlobReader {
  /** A draft's blob; `null` when there is none, and for every blob of a case: those need an officer. */
  readonly read: (blobId: BlobId) => Promise<StoredBytes | null>;
  /** The free part of the disk, 0 to 1; 1 where it is a server's, which we cannot see. Below `textReserve` files are refused and text goes on. */
  readonly freeShare: () => Promise<number>;
}

export interface BlobWriter {
  /**
   * Stores a file of a draft until the end of `expiresDay`. The bytes must be sealed already. `soon`: for who writes the
   * turn that took it right afterwards.
   * Throws `store.full` when only the share kept for text is left.
   */
  readonly putDraft: (
    blobId: BlobId,
    sealed: Uint8Array | ReadableStream<Uint8Array>,
    expiresDay: DateIso,
    when?: When,
  ) => Promise<{ readonly size: number; readonly sha256: string }>;
  readonly dropDraft: (blobId: BlobId) => Promise<void>;
}

/** The disk that blobs stand on, where this machine knows it. */
export interface Disk {
  readonly freeShare: BlobReader['freeShare'];
  /** `Infinity` where the database server knows better. */
  readonly diskBytes: () => Promise<number>;
}

/** The share of the disk that files of unsent reports may take: a flood of them must not crowd out others. */
const draftShare = 0.2;

/** The share of the disk that only text may use. */
export const textReserve = 0.05;

export function blobStore(
  { read, write }: Database<Tables>,
  files: BlobFiles,
  { freeShare, diskBytes }: Disk,
): BlobReader & BlobWriter {
  const draftBytes = async (): Promise<number> => {
    const row = await read
      .selectFrom('blobs')
      .select((eb) => eb.fn.sum<number | string | null>('size').as('bytes'))
      .where('draft_day', 'is not', null)
      .where('draft_day', '<>', keptDay)
      .executeTakeFirst();
    return Number(row?.bytes ?? 0);
  };
  return {
    freeShare,
    read: async (blobId) => {
      const row = await read
        .selectFrom('blobs')
        .selectAll()
        .where('id', '=', blobId)
        .where('case_id', 'is', null)
        .executeTakeFirst();
      return row === undefined ? null : storedBytes(row, files);
    },
    putDraft: async (blobId, sealed, expiresDay, when) => {
      const [free, drafts, disk] = await Promise.all([freeShare(), draftBytes(), diskBytes()]);
      if (free < textReserve) {
        throw new SenimError('store.full', 'what is left of the disk is kept for text');
      }
      if (drafts > draftShare * disk) {
        throw new SenimError('store.full', 'reports that were never sent fill their share');
      }
      using _held = files.hold([blobId]);
      const taken = await take(files, blobId, sealed);
      const { size, sha256 } = taken;
      try {
        await taken.file?.sync();
        await taken.file?.publish();
        await write(async (tx) => {
          const bytes = taken.inline;
          await tx
            .insertInto('blobs')
            .values({
              place: drawPlace(),
              id: blobId,
              case_id: null,
              draft_day: expiresDay,
              size,
              sha256,
              bytes,
            })
            .execute();
          // In the line of writers, and so behind every sweep that might have taken it for an orphan.
          await checkLargeBlobs([{ blobId, size }], files);
        }, when);
      } catch (error) {
        await taken.file?.discard();
        throw error;
      }
      return { size, sha256 };
    },
    dropDraft: async (blobId) => {
      const dropped = await write((tx) => deleteDrafts(tx, [blobId]));
      for (const id of dropped) await files.remove(id);
    },
  };
}

/** A row as something to read from. */
export function storedBytes(
  { id, size, sha256, bytes }: Pick<BlobRow, 'id' | 'size' | 'sha256' | 'bytes'>,
  files: BlobFiles,
): StoredBytes {
  const stream = bytes === null ? () => files.stream(id) : () => new Blob([copy(bytes)]).stream();
  return { size, sha256, stream };
}

/** Bytes that are written together. */
const atOnce = 256 * 1024;

interface Taken {
  readonly size: number;
  readonly sha256: string;
  /** The bytes, when there are few; otherwise they stand in `file`, not yet synced. */
  readonly inline: SealedBytes | null;
  readonly file: BlobFile | null;
}

async function take(
  files: BlobFiles,
  blobId: BlobId,
  sealed: Uint8Array | ReadableStream<Uint8Array>,
): Promise<Taken> {
  const running = runningSha256();
  let size = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let file: BlobFile | null = null;
  // What is on its way to the disk while the next pieces come.
  let writing = Promise.resolve();
  try {
    for await (const chunk of sealed instanceof Uint8Array ? [sealed] : sealed) {
      running.update(chunk);
      size += chunk.length;
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes <= (file === null ? mostInline : atOnce)) continue;
      file ??= await files.begin(blobId);
      await writing;
      writing = file.write(...held);
      // Whoever waits for it next is told.
      writing.catch(() => {});
      held = [];
      heldBytes = 0;
    }
    await writing;
    if (held.length > 0) await file?.write(...held);
  } catch (error) {
    await writing.catch(() => {});
    await file?.discard();
    throw error;
  }
  const inline = file === null ? (Buffer.concat(held) as Uint8Array as SealedBytes) : null;
  return { size, sha256: running.hex(), inline, file };
}

function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
