import { type Kysely, sql, type Transaction } from 'kysely';

import { schemaVersion } from './migrate.ts';

/** Tables as whoever copies them sees them: names, and rows of whatever they hold. */
export type AnyTables = Record<string, Row>;
export type Row = Record<string, unknown>;

/** One engine's tables, each row of which is wanted once. */
export interface TableSource {
  readonly names: readonly string[];
  readonly rows: (table: string) => AsyncIterable<Row>;
}

/** The tables of a database of ours in SQLite, those that others point at first. */
export async function sqliteTables(
  db: Pick<Kysely<AnyTables>, 'selectFrom'>,
): Promise<TableSource> {
  const found = await db
    .selectFrom('sqlite_master')
    .select('name')
    .where('type', '=', 'table')
    .where('name', 'not like', 'sqlite_%')
    .execute();
  const pointing = await db
    .selectFrom(
      sql`(select made.name as child, key."table" as parent
        from sqlite_master as made, pragma_foreign_key_list(made.name) as key
        where made.type = 'table')`.as('pointing'),
    )
    .select(['child', 'parent'])
    .execute();
  return {
    names: parentsFirst(
      found.map(({ name }) => String(name)),
      pointing.map(({ child, parent }) => ({ child: String(child), parent: String(parent) })),
    ),
    rows: (table) => db.selectFrom(table).selectAll().stream(),
  };
}

/** That rows of one table name rows of the other. */
interface Pointing {
  readonly child: string;
  readonly parent: string;
}

function parentsFirst(names: readonly string[], pointing: readonly Pointing[]): readonly string[] {
  const isBehind = (name: string): boolean =>
    pointing.some(({ child, parent }) => child === name && names.includes(parent));
  const behind = names.filter(isBehind);
  if (behind.length === 0) return names;
  if (behind.length === names.length) throw new TypeError('tables point at each other');
  return [...names.filter((name) => !isBehind(name)), ...parentsFirst(behind, pointing)];
}

/** The rows of a table on a server, some at a time; the transaction sees all of them as of one moment. */
export async function* serverRows(tx: Transaction<AnyTables>, table: string): AsyncGenerator<Row> {
  await sql`declare copying no scroll cursor for select * from ${sql.table(table)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from copying`.execute(tx);
    yield* rows;
    if (rows.length < atOnce) break;
  }
  await sql`close copying`.execute(tx);
}

/** Adds all rows but the number of the schema, which the target has. Returns how many. */
export async function copyTables(
  source: TableSource,
  into: Pick<Transaction<AnyTables>, 'insertInto'>,
): Promise<number> {
  let count = 0;
  for (const table of source.names) {
    let some: Row[] = [];
    const flush = async (): Promise<void> => {
      if (some.length > 0) await into.insertInto(table).values(some).execute();
      count += some.length;
      some = [];
    };
    for await (const row of source.rows(table)) {
      if (table === 'settings' && row['name'] === schemaVersion) continue;
      some.push(row);
      if (some.length === atOnce) await flush();
    }
    await flush();
  }
  return count;
}

/** Rows hold up to 64 KiB of a blob each. */
const atOnce = 50;
