import { type Kysely, sql } from 'kysely';

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
  const taken = await db.transaction().execute(async (tx) => {
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
