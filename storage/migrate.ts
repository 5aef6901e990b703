import { type Kysely, sql } from 'kysely';

import { SenimError } from '../platform/errors.ts';
import type { OnStep } from './filing-step.ts';
import type { Migration } from './migrations/migration.ts';
import type { SettingRow } from './tables.ts';

const versionName = 'schema';

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
      .where('name', '=', versionName)
      .executeTakeFirst();
    const before = row === undefined ? 0 : Number(row.value);
    const newest = migrations.at(-1)?.number ?? 0;
    if (!Number.isInteger(before) || before > newest) {
      throw new SenimError('store.settings', 'the data was written by a newer version of Senim');
    }
    const steps = migrations.filter((migration) => migration.number > before);
    if (steps.length > 0) await onStep('migration-open');
    for (const statement of steps.flatMap((step) => step.sqlite)) {
      await sql.raw(statement).execute(tx);
    }
    if (steps.length > 0) {
      await onStep('migration-changed');
      await tx
        .insertInto('settings')
        .values({ name: versionName, value: String(newest) })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(newest) }))
        .execute();
      await onStep('migration-marked');
    }
    return steps.length;
  });
  if (taken > 0) await onStep('migration-committed');
  return taken;
}
