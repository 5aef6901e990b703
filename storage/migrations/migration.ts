/** One numbered step of the schema, in the words of each engine. Never edited after a release. */
export interface Migration {
  readonly number: number;
  readonly sqlite: readonly string[];
}
