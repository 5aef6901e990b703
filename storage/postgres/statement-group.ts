import type { ClientBase, Connection as Wire, QueryResultRow, Submittable } from 'pg';

import type { Statement } from '../together.ts';
import { wireTypes } from './wire-types.ts';

/** What the server answered to one statement. */
export interface GroupAnswer {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: QueryResultRow[];
}

/**
 * Sends statements over the line in one piece and reads all answers in one. The server runs none of those behind an
 * error, as if they had not been sent: so a transaction can begin on the way of its first statement.
 */
export function askGroup(
  client: ClientBase,
  statements: readonly Statement[],
): Promise<readonly GroupAnswer[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly GroupAnswer[]>();
  client.query(
    new StatementGroup(statements, (error, answers) => {
      if (error === null) resolve(answers);
      else reject(error);
    }),
  );
  return promise;
}

type Done = (error: Error | null, answers: readonly GroupAnswer[]) => void;

interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/*
 * Note "named statements". To parse and to plan an insert of many rows costs the server as much as to run it. What a line
 * has sent once is known there by a name as long as the line stands; no more than `mostNamed`, so that no server fills up.
 */
const mostNamed = 300;

/** Words that need no plan. */
const unnamed = { name: '', isNew: true };

/** The names of statements that a server knows on one of its lines. */
class Names {
  readonly #known = new Map<string, string>();
  #given = 0;

  /** The name under which the server knows it, or is to know it from now on; `''` for none. */
  take(sql: string): { readonly name: string; readonly isNew: boolean } {
    const known = this.#known.get(sql);
    if (known !== undefined) return { name: known, isNew: false };
    if (this.#given >= mostNamed) return unnamed;
    this.#given += 1;
    const name = `s${this.#given}`;
    this.#known.set(sql, name);
    return { name, isNew: true };
  }
  /** Whether the server took it, nobody knows: it gets another name. */
  forget(sql: string): void {
    this.#known.delete(sql);
  }
}

const namesOn = new WeakMap<Wire, Names>();

/** As the library asks for it of whoever speaks the extended protocol through its connection. */
class StatementGroup implements Submittable {
  /** Replaced by the client, which adds its limit of time. */
  callback: Done;
  readonly #statements: readonly Statement[];
  readonly #answers: GroupAnswer[] = [];
  readonly #named = new Map<number, string>();
  #names: Names | null = null;
  #columns: readonly Column[] = [];
  #rows: QueryResultRow[] = [];

  constructor(statements: readonly Statement[], done: Done) {
    this.#statements = statements;
    this.callback = done;
  }
  submit(wire: Wire): void {
    const speaking = wire as unknown as Speaking;
    const names = namesOn.get(wire) ?? new Names();
    namesOn.set(wire, names);
    this.#names = names;
    speaking.stream.cork();
    try {
      for (const [at, { sql, parameters }] of this.#statements.entries()) {
        const { name, isNew } = parameters.length === 0 ? unnamed : names.take(sql);
        if (isNew) {
          speaking.parse({ text: sql, name });
          this.#named.set(at, sql);
        }
        speaking.bind({ statement: name, values: parameters.map(toWire) });
        speaking.describe({ type: 'P' });
        speaking.execute({});
      }
      speaking.sync();
    } finally {
      speaking.stream.uncork();
    }
  }
  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: wireTypes.getTypeParser(dataTypeID, 'text') as Column['read'],
    }));
  }
  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: QueryResultRow = {};
    for (const [at, { name, read }] of this.#columns.entries()) {
      const text = fields[at] ?? null;
      row[name] = text === null ? null : read(text);
    }
    this.#rows.push(row);
  }
  handleCommandComplete({ text }: { readonly text: string }): void {
    // `INSERT 0 3`, `UPDATE 1`, `BEGIN`.
    const [command = '', ...counts] = text.split(' ');
    this.#answers.push({ command, rowCount: Number(counts.at(-1) ?? 0), rows: this.#rows });
    this.#rows = [];
    this.#columns = [];
  }
  handleError(error: Error): void {
    // Of those from here on it took no names.
    for (const [at, sql] of this.#named) {
      if (at >= this.#answers.length) this.#names?.forget(sql);
    }
    this.callback(error, []);
  }
  handleReadyForQuery(): void {
    this.callback(null, this.#answers);
  }
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** What the library's types leave out of its connection. */
interface Speaking {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly parse: (statement: { readonly text: string; readonly name: string }) => void;
  readonly bind: (portal: {
    readonly statement: string;
    readonly values: readonly (string | Buffer | null)[];
  }) => void;
  readonly describe: (portal: { readonly type: 'P' }) => void;
  readonly execute: (portal: object) => void;
  readonly sync: () => void;
}

function toWire(value: unknown): string | Buffer | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      if (value === null) return null;
      if (value instanceof Uint8Array) {
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
      throw new TypeError('no column of ours holds such a value');
  }
}
