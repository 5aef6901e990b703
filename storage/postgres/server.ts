import { type Kysely, sql } from 'kysely';

import type { DatabaseAddress } from '../../platform/config/database-address.ts';
import type { Database } from '../database.ts';
import { migrations, shredMigrations } from '../migrations/list.ts';
import type { ShredTables, Tables } from '../tables.ts';
import type { CopyOut } from '../copy-out.ts';
import { copiesOf, type Copies } from './copies.ts';
import { copyOutMain, copyOutShredKeys } from './copy-out.ts';
import { openPostgres } from './open.ts';
import { mainSchema, shredSchema } from './schemas.ts';
import { type Judge, strict } from './session.ts';

export interface Server {
  readonly database: Database<Tables>;
  readonly shred: Database<ShredTables>;
  readonly copies: () => Promise<Copies>;
  /** See `copies.ts` beside this folder. */
  readonly copyOut: CopyOut;
}

/**
 * The two stores in two schemas of one database, so that a long backup can leave the keys out by name.
 * Throws `store.settings` for a server that cannot be trusted, `store.away` while there is none.
 */
export async function openServer(address: DatabaseAddress, judge: Judge = strict): Promise<Server> {
  const common = { address, judge };
  const database = await openPostgres<Tables>({
    ...common,
    schema: mainSchema,
    migrations,
    tidying: async (db) => {
      await sql`vacuum sessions, blobs, blob_files, blob_parts`.execute(db);
    },
  });
  try {
    const shred = await openPostgres<ShredTables>({
      ...common,
      schema: shredSchema,
      migrations: shredMigrations,
      tidying: rewrittenKeys,
    });
    return {
      database,
      shred,
      copies: () => copiesOf(database.read),
      copyOut: {
        main: (folder) => copyOutMain(database.snapshot, folder),
        shredKeys: (folder) => copyOutShredKeys(shred.snapshot, folder),
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A key that was deleted must not lie about in its page: where there is one, the whole table is written anew. */
async function rewrittenKeys(db: Kysely<ShredTables>): Promise<void> {
  const { rows } = await sql<{ dead: number }>`
    select coalesce(sum(n_dead_tup), 1)::bigint as dead from pg_stat_user_tables
    where schemaname = ${shredSchema} and relname in ('shred_keys', 'day_keys')`.execute(db);
  if ((rows[0]?.dead ?? 1) === 0) return;
  await sql`vacuum shred_keys, day_keys`.execute(db);
  await sql`vacuum full shred_keys, day_keys`.execute(db);
}
