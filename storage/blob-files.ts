import type { Dirent } from 'node:fs';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

import type { BlobId } from '../cases/sealed.ts';
import { isMissing, withFaults } from './faults.ts';
import { makeFolderIn, modesIn, syncFolder } from './private-file.ts';

/** The files of blobs too large for a row: `blobs/ab/<id>`, all with one and the same date. */
export interface BlobFiles {
  /** Starts a file under a temporary name. */
  readonly begin: (blobId: BlobId) => Promise<BlobFile>;
  readonly exists: (blobId: BlobId) => Promise<boolean>;
  /** Opens the file when it is first read. */
  readonly stream: (blobId: BlobId) => ReadableStream<Uint8Array>;
  /** A file that is not there is as good as removed. */
  readonly remove: (blobId: BlobId) => Promise<void>;
  /** Keeps the files of these blobs out of `settledIds` until it is disposed of. */
  readonly hold: (blobIds: readonly BlobId[]) => Disposable;
  /** Every blob that has a file, without those that this process is just storing. */
  readonly settledIds: () => AsyncIterable<BlobId>;
  /** Removes temporary files whose writer is gone; returns how many. */
  readonly sweepTemporary: () => Promise<number>;
}

/** One file on its way: written, then synced, then published, or discarded. */
export interface BlobFile {
  /** Appends the pieces in their order. */
  readonly write: (...pieces: readonly Uint8Array[]) => Promise<void>;
  readonly sync: () => Promise<void>;
  /** Gives the file its name, durably. */
  readonly publish: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

export function blobFiles(root: string): BlobFiles {
  const path = (blobId: BlobId): string => join(root, folderOf(blobId), blobId);
  const holds = new Set<ReadonlySet<string>>();
  return {
    begin: (blobId) => withFaults(() => begin(path(blobId))),
    exists: async (blobId) => {
      try {
        return (await stat(path(blobId))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    stream: (blobId) => lazily(path(blobId)),
    remove: (blobId) => rm(path(blobId), { force: true }),
    hold: (blobIds) => {
      const hold = new Set(blobIds);
      holds.add(hold);
      return { [Symbol.dispose]: () => void holds.delete(hold) };
    },
    settledIds: async function* () {
      for await (const { name } of filesIn(root)) {
        const isHeld = [...holds].some((hold) => hold.has(name));
        if (idPattern.test(name) && !isHeld) yield name as BlobId;
      }
    },
    sweepTemporary: async () => {
      let swept = 0;
      for await (const file of filesIn(root)) {
        const temporary = join(file.parentPath, file.name);
        if (!file.name.endsWith(ending) || !(await isAbandoned(temporary))) continue;
        await rm(temporary, { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

export const idPattern = /^[0-9a-f]{32}$/;
const ending = '.part';
// One date for all: when a file came says when somebody wrote.
const noDay = new Date('2020-01-01T00:00:00Z');
const abandonedAfter = 24 * 60 * 60 * 1000;

let counter = 0;

async function begin(path: string): Promise<BlobFile> {
  const folder = dirname(path);
  const root = dirname(folder);
  const made = await makeFolderIn(root, folder);
  const { file: mode, isShared } = await modesIn(root);
  if (made !== undefined) await syncFolder(root);
  counter += 1;
  // The writer's process id tells a later start whether the file is still being written.
  const temporary = `${path}.${process.pid}.${counter}${ending}`;
  const file = await open(temporary, 'wx', 0o600);
  if (isShared) await file.chmod(mode);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  return {
    write: (...pieces) => withFaults(() => writeAll(file, pieces)),
    sync: () =>
      withFaults(async () => {
        await file.utimes(noDay, noDay);
        await file.sync();
        await close();
      }),
    publish: () =>
      withFaults(async () => {
        await rename(temporary, path);
        await syncFolder(folder);
        // In a shared folder another user may own it; the file itself bears no day either way.
        await utimes(folder, noDay, noDay).catch((error: unknown) => {
          if (!isShared) throw error;
        });
      }),
    discard: async () => {
      await close();
      await rm(temporary, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  let left = pieces;
  while (left.length > 0) {
    let { bytesWritten: written } = await file.writev(left);
    // Mostly all of it; a disk that fills up takes a part.
    left = left.flatMap((piece) => {
      const taken = Math.min(written, piece.length);
      written -= taken;
      return taken === piece.length ? [] : [piece.subarray(taken)];
    });
  }
}

/** The names of files and of their folder hold nothing but the random id. */
function folderOf(blobId: BlobId): string {
  if (!idPattern.test(blobId)) throw new TypeError('a blob id is 32 lower-case hex digits');
  return blobId.slice(0, 2);
}

function lazily(path: string): ReadableStream<Uint8Array> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
  }
  return Readable.toWeb(
    Readable.from(chunks(), { objectMode: true }),
  ) as ReadableStream<Uint8Array>;
}

async function* filesIn(root: string): AsyncGenerator<Dirent> {
  for (const folder of await readdir(root)) {
    if (/^[0-9a-f]{2}$/.test(folder)) {
      yield* await readdir(join(root, folder), { withFileTypes: true });
    }
  }
}

async function isAbandoned(temporary: string): Promise<boolean> {
  const writer = Number(/\.(\d+)\.\d+\.part$/.exec(temporary)?.[1]);
  try {
    // Not the date of the content, which we set ourselves.
    const { ctimeMs } = await stat(temporary);
    return !isRunning(writer) || Date.now() - ctimeMs > abandonedAfter;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is running too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
