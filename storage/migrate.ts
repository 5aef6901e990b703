import { type Kysely, sql, type Transaction } from 'kysely';

import { SenimError } from '../platform/errors.ts';
import type { OnStep } from './filing-step.ts';
import type { Migration } from './migrations/migration.ts';
import type { SettingRow } from './tables.ts';

/** The row of `settings` that holds the number of the newest step. */
export const schemaVersion = 'schema';

/**
 * Brings a database to the newest schema, in one transaction; returns how many steps it took.
 * Throws `store.settings` when the database was written by a newer version of the product.
 */
export async function migrate<T extends { settings: SettingRow }>(
  database: Kysely<T>,
  migrations: readonly Migration[],
  onStep: OnStep = () => {},
): Promise<number> {
  // The one table both databases have in common, so the helper needs no more of their types.
  const db = database as unknown as Kysely<{ settings: SettingRow }>;
  const taken = await withoutParents(db, async (tx) => {
    await sql`create table if not exists settings (
      name text primary key,
      value text not null
    ) strict, without rowid`.execute(tx);
    const row = await tx
      .selectFrom('settings')
      .select('value')
      .where('name', '=', schemaVersion)
      .executeTakeFirst();
    const steps = stepsAfter(checkedVersion(row, migrations), migrations);
    if (steps.length > 0) await onStep('migration-open');
    for (const statement of steps.flatMap((step) => step.steps)) {
      const words = typeof statement === 'string' ? statement : statement.sqlite;
      if (words !== null) await sql.raw(words).execute(tx);
    }
    if (steps.length > 0) {
      await checkParents(tx);
      await onStep('migration-changed');
      const value = String(steps.at(-1)?.number);
      await tx
        .insertInto('settings')
        .values({ name: schemaVersion, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
      await onStep('migration-marked');
    }
    return steps.length;
  });
  if (taken > 0) await onStep('migration-committed');
  return taken;
}

/** In one transaction. A table is made anew without those that point at it: where they point is looked at in the end. */
async function withoutParents<T, R>(
  db: Kysely<T>,
  work: (tx: Transaction<T>) => Promise<R>,
): Promise<R> {
  return await db.connection().execute(async (line) => {
    // Inside a transaction it would have no effect.
    await sql`pragma foreign_keys = off`.execute(line);
    try {
      return await line.transaction().execute(work);
    } finally {
      await sql`pragma foreign_keys = on`.execute(line);
    }
  });
}

async function checkParents<T>(tx: Transaction<T>): Promise<void> {
  const { rows } = await sql`pragma foreign_key_check`.execute(tx);
  if (rows.length > 0) {
    throw new SenimError('store.integrity', 'rows point at others that are not there');
  }
}

/** The number of the newest step that was taken. Throws `store.settings` when this version does not know it. */
export function checkedVersion(
  row: Pick<SettingRow, 'value'> | undefined,
  migrations: readonly Migration[],
): number {
  const before = row === undefined ? 0 : Number(row.value);
  if (!Number.isInteger(before) || before > (migrations.at(-1)?.number ?? 0)) {
    throw new SenimError(
      'store.settings',
      'the data was written by a newer version of Senim: start that one, or follow “Upgrade and rollback” in docs/operations.md',
    );
  }
  return before;
}

export function stepsAfter(before: number, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter((migration) => migration.number > before);
}
