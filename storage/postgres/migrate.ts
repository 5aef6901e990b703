import { type Kysely, sql, type Transaction } from 'kysely';

import { SenimError } from '../../platform/errors.ts';
import { checkedVersion, schemaVersion, stepsAfter } from '../migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { SettingRow } from '../tables.ts';
import { Conflict } from './faults.ts';
import { inPostgres } from './words.ts';

/**
 * As `migrate`, in one transaction: what was interrupted has not happened. Processes that start at once stand in line at
 * the row of the version, and the later ones find the work done.
 */
export async function migratePostgres<T extends { settings: SettingRow }>(
  database: Kysely<T>,
  schema: string,
  migrations: readonly Migration[],
): Promise<number> {
  const db = database as unknown as Kysely<{ settings: SettingRow }>;
  await makeSettings(db, schema);
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout to 0`.execute(tx);
    await sql`set local lock_timeout to '5min'`.execute(tx);
    const { rows } = await sql<SettingRow>`
      update settings set value = value where name = ${schemaVersion} returning name, value`.execute(
      tx,
    );
    const steps = stepsAfter(checkedVersion(rows[0], migrations), migrations);
    for (const statement of steps.flatMap((step) => step.steps)) {
      const words = inPostgres(statement);
      if (words !== null) await sql.raw(words).execute(tx);
    }
    const newest = steps.at(-1)?.number;
    if (newest !== undefined) {
      const value = String(newest);
      await tx.updateTable('settings').set({ value }).where('name', '=', schemaVersion).execute();
    }
    return steps.length;
  });
}

// Two who make the same table at once: one of them is told that it exists, in whatever words, and looks again.
async function makeSettings(db: Kysely<{ settings: SettingRow }>, schema: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await db.transaction().execute((tx) => make(tx, schema));
      return;
    } catch (error) {
      const isCertain = error instanceof SenimError && !(error instanceof Conflict);
      if (isCertain || tries === 5) throw error;
    }
  }
}

async function make(tx: Transaction<{ settings: SettingRow }>, schema: string): Promise<void> {
  // Looked for first: a role that may not make schemas can still use one that was made for it.
  const { rows } = await sql<{ found: string | null }>`
    select to_regclass(${`${schema}.settings`})::text as found`.execute(tx);
  if ((rows[0]?.found ?? null) === null) {
    const { rows: schemas } = await sql`
      select 1 from pg_namespace where nspname = ${schema}`.execute(tx);
    if (schemas.length === 0) await sql`create schema ${sql.id(schema)}`.execute(tx);
    await sql.raw(inPostgres(settingsTable) ?? '').execute(tx);
  }
  await tx
    .insertInto('settings')
    .values({ name: schemaVersion, value: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const settingsTable =
  'create table settings (\n name text primary key,\n value text not null\n) strict, without rowid';
