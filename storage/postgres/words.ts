import type { Statement } from '../migrations/migration.ts';

/**
 * A statement of a migration in the words of PostgreSQL; `null` where there is none. Texts are compared byte by byte, as
 * SQLite does: an order that depends on a language would change with the server's libraries.
 */
export function inPostgres(statement: Statement): string | null {
  if (typeof statement !== 'string') return statement.postgres;
  return statement
    .replace(/\)\s*strict\s*,\s*without\s+rowid\s*$/i, ')')
    .replace(column, (_, before: string, type: Type) => `${before}${types[type]}`);
}

/** The type behind a column's name: at the start of a line of a table, or of a column that is added. */
const column = /(^\s*[a-z_]\w* |\badd column [a-z_]\w* )(text|blob|integer)\b/gm;

type Type = 'text' | 'blob' | 'integer';

const types: Readonly<Record<Type, string>> = {
  text: 'text collate "C"',
  blob: 'bytea',
  integer: 'bigint',
};
