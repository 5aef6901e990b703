/** One numbered step of the schema. Never edited after a release. */
export interface Migration {
  readonly number: number;
  readonly steps: readonly Statement[];
}

/**
 * In the words of SQLite, a column a line, which `postgres/words.ts` says in those of PostgreSQL; or in the words of each
 * where they have nothing in common, `null` where one of them needs nothing.
 */
export type Statement =
  string | { readonly sqlite: string | null; readonly postgres: string | null };
