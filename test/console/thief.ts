import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

import type { CaseId } from '../../cases/sealed.ts';

/** Somebody who can write to the store of a console, database and files alike. */
export interface Thief {
  readonly sql: (statement: string, ...values: SQLInputValue[]) => void;
  /** The first column of all rows, as text. */
  readonly texts: (query: string, ...values: SQLInputValue[]) => readonly string[];
  /** The first column of the first row; empty when it has none. */
  readonly bytes: (query: string, ...values: SQLInputValue[]) => Uint8Array;
  /** Exchanges a column of two rows, by their ids. */
  readonly swap: (table: string, column: string, one: string, other: string) => void;
  /** What stands in a blob, wherever that is. */
  readonly blob: (id: string) => Promise<Uint8Array>;
  /** Puts other bytes there; `null` takes the file away and leaves the row. */
  readonly setBlob: (id: string, bytes: Uint8Array | null) => Promise<void>;
  /** Ids of a case's blobs: the smallest of them is the report where the files are larger. */
  readonly blobsOf: (caseId: CaseId) => readonly string[];
  /** The key under which a case's own key is locked once more, from the other database. */
  readonly shredKey: (caseId: CaseId) => Uint8Array;
  /** The whole database of now; calling what it gives puts it in place of whatever stands there then. */
  readonly copy: () => () => void;
}

export function thiefOf(dataDir: string): Thief {
  const open = () => new DatabaseSync(join(dataDir, 'senim.db'), { timeout: 5000 });
  const path = (id: string) => join(dataDir, 'blobs', id.slice(0, 2), id);
  const sql: Thief['sql'] = (statement, ...values) => {
    using db = open();
    db.exec('pragma foreign_keys = off');
    db.prepare(statement).run(...values);
  };
  const column = (query: string, ...values: SQLInputValue[]): readonly SQLOutputValue[] => {
    using db = open();
    return db
      .prepare(query)
      .all(...values)
      .map((row) => Object.values(row)[0] ?? null);
  };
  const first = (query: string, ...values: SQLInputValue[]) => column(query, ...values)[0] ?? null;
  return {
    sql,
    texts: (query, ...values) => column(query, ...values).map(String),
    bytes: (query, ...values) => bytesOf(first(query, ...values)),
    swap: (table, what, one, other) => {
      const held = (id: string) => first(`select ${what} from ${table} where id = ?`, id);
      const [left, right] = [held(one), held(other)];
      // A column may be unique: one place is freed first.
      if (typeof left === 'number') sql(`update ${table} set ${what} = -1 where id = ?`, one);
      sql(`update ${table} set ${what} = ? where id = ?`, left, other);
      sql(`update ${table} set ${what} = ? where id = ?`, right, one);
    },
    blob: async (id) => {
      const inline = first('select bytes from blobs where id = ?', id);
      return inline === null ? await readFile(path(id)) : bytesOf(inline);
    },
    setBlob: async (id, bytes) => {
      if (first('select bytes from blobs where id = ?', id) === null) {
        await (bytes === null ? rm(path(id)) : writeFile(path(id), bytes));
      } else {
        sql('update blobs set bytes = ? where id = ?', bytes, id);
      }
    },
    blobsOf: (caseId) =>
      column('select id from blobs where case_id = ? order by size, id', caseId).map(String),
    shredKey: (caseId) => {
      using db = new DatabaseSync(join(dataDir, 'shred.db'), { timeout: 5000 });
      const row = db.prepare('select key from shred_keys where case_id = ?').get(caseId);
      return bytesOf(row?.['key'] ?? null);
    },
    copy: () => {
      using db = open();
      const tables = db
        .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
        .all()
        .map(({ name }) => String(name));
      const held = tables.map((name) => ({
        name,
        rows: db.prepare(`select * from ${name}`).all(),
      }));
      return () => {
        using later = open();
        later.exec('pragma foreign_keys = off');
        dropTriggers(later);
        later.exec('begin');
        for (const { name, rows: kept } of held) {
          later.exec(`delete from ${name}`);
          for (const row of kept) {
            const columns = Object.keys(row);
            const marks = columns.map(() => '?').join(', ');
            const into = `insert into ${name} (${columns.join(', ')}) values (${marks})`;
            later.prepare(into).run(...Object.values(row));
          }
        }
        later.exec('commit');
      };
    },
  };
}

function bytesOf(value: SQLOutputValue): Uint8Array {
  return value instanceof Uint8Array ? new Uint8Array(value) : new Uint8Array();
}

/** Our own code can neither change nor delete a line of the audit: the triggers have to go first. */
export function dropTriggers(db: DatabaseSync): void {
  db.exec('drop trigger if exists audit_keeps; drop trigger if exists audit_stays');
}

/** Where an age file may be cut so that what is left consists of whole pieces: after its head, and after each chunk. */
export function borders(bytes: Uint8Array): readonly number[] {
  const text = Buffer.from(bytes).toString('latin1');
  const head = text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1 + nonce;
  const found: number[] = [0, head - nonce, head];
  for (let at = head + chunk; at < bytes.length; at += chunk) found.push(at);
  return found;
}

const nonce = 16;
const chunk = 64 * 1024 + 16;
