import { type Compilable, CompiledQuery, type Kysely } from 'kysely';

/**
 * An insert of rows whose words are made once for each number of them: to make them again takes longer than to send them.
 * `name` stands for the statement and its columns; every row has all of them, as plain values, in one order.
 */
export function inWords<T, Answer>(
  tx: Kysely<T>,
  name: string,
  rows: readonly object[],
  insert: () => Compilable<Answer>,
): Compilable<Answer> {
  return { compile: () => compiled(known(tx), `${name} ${rows.length}`, rows, insert) };
}

function compiled<Answer>(
  words: Map<string, string>,
  name: string,
  rows: readonly object[],
  insert: () => Compilable<Answer>,
): CompiledQuery<Answer> {
  const parameters = rows.flatMap((row) => Object.values(row) as unknown[]);
  const sql = words.get(name);
  if (sql !== undefined) return CompiledQuery.raw(sql, parameters);
  const made = insert().compile();
  const isPlain =
    made.parameters.length === parameters.length &&
    made.parameters.every((value, at) => value === parameters[at]);
  if (!isPlain) throw new TypeError('not an insert of plain rows');
  words.set(name, made.sql);
  return made;
}

// The words differ between engines, and so do their adapters.
const byEngine = new WeakMap<object, Map<string, string>>();

function known<T>(tx: Kysely<T>): Map<string, string> {
  const { adapter } = tx.getExecutor();
  const words = byEngine.get(adapter) ?? new Map<string, string>();
  byEngine.set(adapter, words);
  return words;
}
