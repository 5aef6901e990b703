import type { CaseId } from '../cases/sealed.ts';
import { equal } from '../platform/crypto/bytes.ts';
import { Secret } from '../platform/secret.ts';
import type { Database, Writer } from './database.ts';
import type { ShredTables } from './tables.ts';

/** One key a case, in a database of its own that long backups leave out. */
export interface ShredKeys {
  /** Commits the key ahead of the case; leaves a key that stands already (see the note below). */
  readonly put: (caseId: CaseId, key: Secret) => Promise<void>;
  /** Makes sure that exactly this key stands. Only for who holds the main database as its writer. */
  readonly settle: (caseId: CaseId, key: Secret) => Promise<void>;
  readonly get: (caseId: CaseId) => Promise<Secret | null>;
  /** Up to `most` ids after `caseId`, in order. */
  readonly ids: (caseId: CaseId | null, most: number) => Promise<readonly CaseId[]>;
  readonly remove: (caseIds: readonly CaseId[]) => Promise<void>;
}

/*
 * Note "one key wins". A case whose files were sealed early keeps its id through every attempt to file
 * it, and two attempts (a double click) bring two keys. Ahead of the transaction nobody replaces a key;
 * inside it, where there is only one winner, the winner's key is put in place of any other. So the key
 * that stands is always the one under which the stored key file was sealed.
 */
export function shredKeyStore({ read, write, writeRow }: Database<ShredTables>): ShredKeys {
  const get = async (caseId: CaseId): Promise<Secret | null> => {
    const row = await read
      .selectFrom('shred_keys')
      .select('key')
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row === undefined ? null : new Secret(row.key);
  };
  return {
    put: async (caseId, key) => {
      await writeRow((tx) =>
        tx
          .insertInto('shred_keys')
          .values({ case_id: caseId, key: key.bytes() })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    settle: async (caseId, key) => {
      const standing = await get(caseId);
      if (standing !== null && equal(standing.bytes(), key.bytes())) return;
      await write((tx) => replace(tx, caseId, key));
    },
    get,
    ids: async (caseId, most) => {
      const rows = await read
        .selectFrom('shred_keys')
        .select('case_id')
        .where('case_id', '>', caseId ?? ('' as CaseId))
        .orderBy('case_id')
        .limit(most)
        .execute();
      return rows.map((row) => row.case_id);
    },
    remove: async (caseIds) => {
      if (caseIds.length === 0) return;
      await write((tx) => tx.deleteFrom('shred_keys').where('case_id', 'in', caseIds).execute());
    },
  };
}

async function replace(tx: Writer<ShredTables>, caseId: CaseId, key: Secret): Promise<void> {
  await tx
    .insertInto('shred_keys')
    .values({ case_id: caseId, key: key.bytes() })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ key: key.bytes() }))
    .execute();
}
