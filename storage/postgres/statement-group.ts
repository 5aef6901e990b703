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

/** As the library asks for it of whoever speaks the extended protocol through its connection. */
class StatementGroup implements Submittable {
  /** Replaced by the client, which adds its limit of time. */
  callback: Done;
  readonly #statements: readonly Statement[];
  readonly #answers: GroupAnswer[] = [];
  #columns: readonly Column[] = [];
  #rows: QueryResultRow[] = [];

  constructor(statements: readonly Statement[], done: Done) {
    this.#statements = statements;
    this.callback = done;
  }
  submit(wire: Wire): void {
    const speaking = wire as unknown as Speaking;
    speaking.stream.cork();
    try {
      for (const { sql, parameters } of this.#statements) {
        speaking.parse({ text: sql });
        speaking.bind({ values: parameters.map(toWire) });
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
  readonly parse: (statement: { readonly text: string }) => void;
  readonly bind: (portal: { readonly values: readonly (string | Buffer | null)[] }) => void;
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
