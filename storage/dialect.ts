import type { DatabaseSync, StatementSync, SQLInputValue } from 'node:sqlite';

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

import { faultOf } from './faults.ts';
import { isTogether, isWithNext, type Statement } from './together.ts';

/** Kysely over `node:sqlite`: one connection, one user of it at a time, statements prepared once. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: NodeSqliteConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
  async beginTransaction(): Promise<void> {
    // At once as the writer: a transaction that turns from reader to writer could be refused midway.
    this.#connection.run('begin immediate');
  }
  async commitTransaction(): Promise<void> {
    this.#connection.run('commit');
  }
  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (this.#database.isTransaction) this.#connection.run('rollback');
  }
  async destroy(): Promise<void> {
    this.#connection.forget();
    if (this.#database.isOpen) this.#database.close();
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly yieldsRows: boolean;
}

const mostPrepared = 400;

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isTogether(query.sql) || isWithNext(query.sql)) {
      const statements = query.parameters as readonly Statement[];
      return { rows: statements.map((one) => this.run(one.sql, inputsOf(one))) as R[] };
    }
    return this.run<R>(query.sql, inputsOf(query));
  }
  run<R>(sql: string, parameters: readonly SQLInputValue[] = []): QueryResult<R> {
    try {
      const { statement, yieldsRows } = this.#prepare(sql);
      if (yieldsRows) return { rows: statement.all(...parameters) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
    } catch (error) {
      throw faultOf(error);
    }
  }
  async *streamQuery<R>(query: CompiledQuery): AsyncGenerator<QueryResult<R>> {
    const { statement } = this.#prepare(query.sql);
    for (const row of statement.iterate(...inputsOf(query))) {
      yield { rows: [row as R] };
    }
  }
  forget(): void {
    this.#prepared.clear();
  }
  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear();
    const statement = this.#database.prepare(sql);
    const prepared = { statement, yieldsRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

function inputsOf({ parameters }: Statement): readonly SQLInputValue[] {
  return parameters as readonly SQLInputValue[];
}
