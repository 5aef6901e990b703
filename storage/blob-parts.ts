import { Readable } from 'node:stream';

import type { BlobId } from '../cases/sealed.ts';
import { joinBytes } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import { type BlobFile, type BlobFiles, idPattern } from './blob-files.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Bytes of one row: few rows for a large file, and little of it in memory at a time. */
const partBytes = 512 * 1024;
const page = 500;

/** The files of blobs too large for a row, in rows of a server's database: every process sees them, a standby has them. */
export function blobParts(
  { read, writeRow }: Pick<Database<Tables>, 'read' | 'writeRow'>,
  today: () => DateIso,
): BlobFiles {
  const holds = new Set<ReadonlySet<string>>();
  return {
    begin: async (blobId) => {
      if (!idPattern.test(blobId)) throw new TypeError('a blob id is 32 lower-case hex digits');
      const { numInsertedOrUpdatedRows } = await writeRow((tx) =>
        tx
          .insertInto('blob_files')
          .values({ id: blobId, day: today() })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst(),
      );
      // Ids are drawn at random, and none is used twice.
      if (numInsertedOrUpdatedRows !== 1n) throw new TypeError('a file of that id is there');
      return file(blobId);
    },
    exists: async (blobId) => {
      const row = await read
        .selectFrom('blob_files')
        .select('id')
        .where('id', '=', blobId)
        .where('day', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },
    stream: (blobId) =>
      Readable.toWeb(
        Readable.from(parts(blobId), { objectMode: true }),
      ) as ReadableStream<Uint8Array>,
    remove: async (blobId) => {
      await writeRow((tx) => tx.deleteFrom('blob_files').where('id', '=', blobId).execute());
    },
    hold: (blobIds) => {
      const hold = new Set(blobIds);
      holds.add(hold);
      return { [Symbol.dispose]: () => void holds.delete(hold) };
    },
    settledIds: async function* () {
      for (let after = ''; ;) {
        const rows = await read
          .selectFrom('blob_files')
          .select('id')
          .where('id', '>', after as BlobId)
          .where('day', 'is', null)
          .orderBy('id')
          .limit(page)
          .execute();
        for (const { id } of rows) {
          if (![...holds].some((hold) => hold.has(id))) yield id;
        }
        if (rows.length < page) return;
        after = rows.at(-1)?.id ?? '';
      }
    },
    sweepTemporary: async () => {
      // Whoever began on the day before may still be at it.
      const { numDeletedRows } = await writeRow((tx) =>
        tx.deleteFrom('blob_files').where('day', '<', addDays(today(), -1)).executeTakeFirst(),
      );
      return Number(numDeletedRows);
    },
  };

  function file(blobId: BlobId): BlobFile {
    let held: Uint8Array[] = [];
    let length = 0;
    let place = 0;
    const flush = async (): Promise<void> => {
      if (length === 0) return;
      const bytes = joinBytes(held);
      held = [];
      length = 0;
      await writeRow((tx) =>
        tx.insertInto('blob_parts').values({ id: blobId, place, bytes }).execute(),
      );
      place += 1;
    };
    return {
      write: async (...pieces) => {
        for (const bytes of pieces) {
          for (let at = 0; at < bytes.length;) {
            const some = bytes.slice(at, at + partBytes - length);
            held.push(some);
            length += some.length;
            at += some.length;
            if (length === partBytes) await flush();
          }
        }
      },
      sync: flush,
      publish: async () => {
        const { numUpdatedRows } = await writeRow((tx) =>
          tx
            .updateTable('blob_files')
            .set({ day: null })
            .where('id', '=', blobId)
            .executeTakeFirst(),
        );
        if (numUpdatedRows === 1n) return;
        throw new SenimError('store.integrity', 'a file was removed before it was acknowledged');
      },
      discard: async () => {
        held = [];
        length = 0;
        await writeRow((tx) =>
          tx
            .deleteFrom('blob_files')
            .where('id', '=', blobId)
            .where('day', 'is not', null)
            .execute(),
        );
      },
    };
  }

  async function* parts(blobId: BlobId): AsyncGenerator<Uint8Array> {
    for (let place = 0; ; place += 1) {
      const row = await read
        .selectFrom('blob_parts')
        .select('bytes')
        .where('id', '=', blobId)
        .where('place', '=', place)
        .executeTakeFirst();
      if (row !== undefined) yield row.bytes;
      else if (place > 0) return;
      else throw Object.assign(new Error('the file of a blob is not there'), { code: 'ENOENT' });
    }
  }
}
