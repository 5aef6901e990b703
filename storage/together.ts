import { type Compilable, CompiledQuery, type QueryResult, type Transaction } from 'kysely';

/** What is asked of the engine, in its words. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

type Answers<Asked extends readonly Compilable[]> = {
  readonly [At in keyof Asked]: Asked[At] extends Compilable<infer Row> ? QueryResult<Row> : never;
};

/**
 * Runs statements in their order, and waits for the line to a server once instead of once for each. None of them may need
 * what another one answers. Throws what the first that failed would throw; the transaction is lost then.
 */
export async function together<T, const Asked extends readonly Compilable[]>(
  tx: Transaction<T>,
  asked: Asked,
): Promise<Answers<Asked>> {
  const statements = asked.map((one) => one.compile());
  if (statements.length === 0) return [] as unknown as Answers<Asked>;
  const { rows } = await tx.executeQuery(CompiledQuery.raw(mark, statements));
  return rows as unknown as Answers<Asked>;
}

/**
 * Runs a statement on the way of the transaction's next one, at the latest of its commit. Its answer is not told, and what
 * it throws comes there.
 */
export async function withNext<T>(tx: Transaction<T>, asked: Compilable): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(laterMark, [asked.compile()]));
}

/** What the transaction asks next it asks in the line of writers; see `writeAhead`. */
export async function enterLine<T>(tx: Transaction<T>): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(lineMark));
}

/** Whether it is the wish to stand in the line of writers. */
export function isLine(sql: string): boolean {
  return sql === lineMark;
}

/** Whether the parameters of this are `Statement`s; a connection then answers with a row for each, a `QueryResult`. */
export function isTogether(sql: string): boolean {
  return sql === mark;
}

/** Whether the one parameter of this is a `Statement` that has time. */
export function isWithNext(sql: string): boolean {
  return sql === laterMark;
}

// Kysely hands statements through to a connection one by one, and knows no other kind: this stands for several. No engine
// would take it for one of its own.
const mark = '-- together';
const laterMark = '-- with the next';
const lineMark = '-- in line';
