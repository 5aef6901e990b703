import type { BlobId, CaseId } from '../cases/sealed.ts';
import type { BlobFiles } from './blob-files.ts';
import type { Database } from './database.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** What was laid down for a case that never came to be: shred keys and files that no row names. */
export interface Orphans {
  /** Removes those of the ids that belong to nothing. */
  readonly drop: (ids: {
    readonly caseIds: readonly CaseId[];
    readonly blobIds: readonly BlobId[];
  }) => Promise<{ readonly keys: number; readonly files: number }>;
  /** Looks through both stores for all of them. */
  readonly sweep: () => Promise<{ readonly keys: number; readonly files: number }>;
}

export function orphanStore(
  database: Database<Tables>,
  shredKeys: ShredKeys,
  files: BlobFiles,
): Orphans {
  // Inside the one writer's transaction no filing, of whatever process, is between its check and its
  // commit: one that lost its key to us puts it back, one that lost a file fails unacknowledged.
  const drop: Orphans['drop'] = ({ caseIds, blobIds }) =>
    database.write(async (tx) => {
      const cases = await tx.selectFrom('cases').select('id').where('id', 'in', caseIds).execute();
      const blobs = await tx.selectFrom('blobs').select('id').where('id', 'in', blobIds).execute();
      const keysGone = without(caseIds, cases);
      const filesGone = without(blobIds, blobs);
      await shredKeys.remove(keysGone);
      for (const blobId of filesGone) await files.remove(blobId);
      return { keys: keysGone.length, files: filesGone.length };
    });
  return {
    drop,
    sweep: async () => {
      const swept = { keys: 0, files: 0 };
      const add = ({ keys, files: some }: { keys: number; files: number }): void => {
        swept.keys += keys;
        swept.files += some;
      };
      for (let after: CaseId | null = null; ;) {
        const caseIds: readonly CaseId[] = await shredKeys.ids(after, page);
        const known = await database.read
          .selectFrom('cases')
          .select('id')
          .where('id', 'in', caseIds)
          .execute();
        const suspects = without(caseIds, known);
        if (suspects.length > 0) add(await drop({ caseIds: suspects, blobIds: [] }));
        after = caseIds.at(-1) ?? null;
        if (caseIds.length < page) break;
      }
      for await (const blobIds of pages(files.settledIds())) {
        const known = await database.read
          .selectFrom('blobs')
          .select('id')
          .where('id', 'in', blobIds)
          .execute();
        const suspects = without(blobIds, known);
        if (suspects.length > 0) add(await drop({ caseIds: [], blobIds: suspects }));
      }
      return swept;
    },
  };
}

const page = 500;

function without<Id extends string>(ids: readonly Id[], rows: readonly { id: Id }[]): Id[] {
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}

async function* pages<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const item of items) {
    some.push(item);
    if (some.length < page) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
