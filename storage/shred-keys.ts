import type { Compilable } from 'kysely';

import type { CaseId } from '../cases/sealed.ts';
import { equal } from '../platform/crypto/bytes.ts';
import { Secret } from '../platform/secret.ts';
import type { Database, Writer } from './database.ts';
import type { Engine } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import { shredSchema } from './postgres/schemas.ts';
import { inWords } from './row-words.ts';
import type { ShredTables, Tables } from './tables.ts';

export interface ShredKey {
  readonly caseId: CaseId;
  readonly key: Secret;
}

/** One key a case, in a database of its own that long backups leave out. */
export interface ShredKeys {
  /** Whether keys are laid ahead of their cases. */
  readonly isAhead: boolean;
  /** Ahead of the case; leaves a key that stands already (see the note below). */
  readonly put: (caseId: CaseId, key: Secret) => Promise<void>;
  /** What puts the keys in the transaction of their cases; nothing where keys are laid ahead. */
  readonly beside: (tx: Writer<Tables>, keys: readonly ShredKey[]) => readonly Compilable[];
  /**
   * Makes sure that exactly these keys stand when the cases do, where they are laid ahead. Only for who holds the main
   * database as its writer and has inserted the cases.
   */
  readonly settle: (keys: readonly ShredKey[]) => Promise<void>;
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
 *
 * Where both stores are schemas of one server's database there is nothing to lay ahead: the key comes with its case, in
 * the same transaction.
 */
export function shredKeyStore(
  { read, write, writeRow }: Database<ShredTables>,
  engine: Engine,
): ShredKeys {
  const get = async (caseId: CaseId): Promise<Secret | null> => {
    const row = await read
      .selectFrom('shred_keys')
      .select('key')
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row === undefined ? null : new Secret(row.key);
  };
  const puts = groupCommit<ShredKey, null>(
    (take) =>
      writeRow(async (tx) => {
        const keys = take();
        await tx
          .insertInto('shred_keys')
          .values(keys.map(rowOf))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return keys.map(() => null);
      }),
    { most: mostTogether },
  );
  return {
    isAhead: engine === 'sqlite',
    put: async (caseId, key) => {
      if (engine === 'sqlite') await puts.announce().commit({ caseId, key });
    },
    beside: (tx, keys) => {
      if (engine === 'sqlite') return [];
      const rows = keys.map(rowOf);
      return [inWords(tx, 'shred_keys', rows, () => puttingOf(besideMain(tx), rows))];
    },
    settle: async (keys) => {
      if (engine === 'postgres') return;
      const ids = keys.map(({ caseId }) => caseId);
      const rows = await read
        .selectFrom('shred_keys')
        .selectAll()
        .where('case_id', 'in', ids)
        .execute();
      const standing = new Map(rows.map((row) => [row.case_id, row.key]));
      const others = keys.filter(({ caseId, key }) => {
        const there = standing.get(caseId);
        return there === undefined || !equal(there, key.bytes());
      });
      if (others.length > 0) await write((shred) => puttingOf(shred, others.map(rowOf)).execute());
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

const mostTogether = 64;

function rowOf({ caseId, key }: ShredKey): ShredTables['shred_keys'] {
  return { case_id: caseId, key: key.bytes() };
}

function puttingOf(
  shred: Pick<Writer<ShredTables>, 'insertInto'>,
  rows: readonly ShredTables['shred_keys'][],
) {
  return shred
    .insertInto('shred_keys')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet((row) => ({ key: row.ref('excluded.key') })),
    );
}

/** The other schema of the same database. */
function besideMain(tx: Writer<Tables>): Pick<Writer<ShredTables>, 'insertInto'> {
  return (tx as unknown as Writer<ShredTables>).withSchema(shredSchema);
}
