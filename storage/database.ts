import { DatabaseSync, type StatementSync } from 'node:sqlite';

import { Kysely, type Transaction } from 'kysely';

import { SenimError } from '../platform/errors.ts';
import { checkUntouched } from './damage.ts';
import { sqliteDialect } from './dialect.ts';
import { faultOf } from './faults.ts';
import type { OnStep } from './filing-step.ts';
import { migrate, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { makePrivateFile } from './private-file.ts';
import type { SettingRow } from './tables.ts';

/** Can look, and nothing else. */
export type Reader<T> = Pick<Kysely<T>, 'selectFrom'>;

/** Can change things, and only inside a transaction. */
export type Writer<T> = Transaction<T>;

/**
 * `now`: durable when it is done. `soon`: it outlives the process, and is durable with the next write that waits for the
 * disk; a failure of the power before that undoes it, whole, and nothing that was durable before it. For what another
 * write follows that is acknowledged, and for what can be asked for again. An engine may take it as `now`.
 */
export type When = 'now' | 'soon';

/** One database. Reads see what is committed and never wait; writes stand in one line. */
export interface Database<T> {
  readonly read: Reader<T>;
  /** Durable when it returns, unless it has time; without any effect when it throws. */
  readonly write: <R>(work: (tx: Writer<T>) => Promise<R>, when?: When) => Promise<R>;
  /**
   * As `write`, in two parts of one transaction. `ahead` adds rows that nobody can know of yet, and goes on while others are
   * in the line, where the engine can; it changes no row that is there and looks at none. `inLine` is all the rest: it is
   * what stands in the line, up to the commit, and asks something first.
   */
  readonly writeAhead: <A, R>(
    ahead: (tx: Writer<T>) => Promise<A>,
    inLine: (tx: Writer<T>, added: A) => Promise<R>,
  ) => Promise<R>;
  /** How many of `writeAhead` can be at work at a time. */
  readonly lanes: number;
  /**
   * As `write`, without the line: for one statement that is right by itself whoever else writes, and whose order among
   * others says nothing. Many of them go on at once where the engine can.
   */
  readonly writeRow: <R>(work: (tx: Writer<T>) => Promise<R>, when?: When) => Promise<R>;
  /**
   * What was deleted is gone after it, as far as the engine goes: SQLite moves its log into the database and empties it,
   * PostgreSQL frees what nobody sees any more.
   */
  readonly checkpoint: () => Promise<void>;
  /** Writes the whole file anew: the order in which pages were filled is then gone. */
  readonly vacuum: () => Promise<void>;
  readonly migrated: number;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly journal?: Journal;
  /** For crash tests. */
  readonly onStep?: OnStep;
}

/** Opens (or makes) a database file and brings it to the newest schema. */
export async function openDatabase<T extends { settings: SettingRow }>(
  path: string,
  migrations: readonly Migration[],
  { journal = 'wal', onStep = () => {} }: DatabaseOptions = {},
): Promise<Database<T>> {
  await checkUntouched(path);
  await makePrivateFile(path);
  const main = open(path, false, journal);
  const writer = new Kysely<T>({ dialect: sqliteDialect(main) });
  let migrated: number;
  let second: DatabaseSync;
  try {
    migrated = await migrate(writer, migrations, onStep);
    second = open(path, true, journal);
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  const reader = new Kysely<T>({ dialect: sqliteDialect(second) });
  const standing = main.prepare(`select value from settings where name = '${schemaVersion}'`);
  let closed: Promise<void> | null = null;
  return {
    read: reader,
    write,
    writeAhead: (ahead, inLine) => write(async (tx) => inLine(tx, await ahead(tx))),
    lanes: 1,
    writeRow: write,
    checkpoint: async () => checkpoint(main, 'truncate'),
    // In the line of writers: inside a transaction the file cannot be rewritten.
    vacuum: () => writer.connection().execute(async () => vacuum(main)),
    migrated,
    close: () => (closed ??= close()),
  };

  async function write<R>(work: (tx: Writer<T>) => Promise<R>, when: When = 'now'): Promise<R> {
    // Without a log even what was durable before could be lost.
    const checked = async (tx: Writer<T>): Promise<R> => {
      checkVersion(standing, migrations);
      return await work(tx);
    };
    if (when === 'now' || journal !== 'wal') return writer.transaction().execute(checked);
    return writer.connection().execute(async (line) => {
      main.exec('pragma synchronous = normal');
      try {
        return await line.transaction().execute(checked);
      } finally {
        main.exec('pragma synchronous = full');
      }
    });
  }

  async function close(): Promise<void> {
    await reader.destroy();
    // The last word in the line of writers: whoever waits before us still commits.
    await writer.connection().execute(async () => checkpoint(main, 'passive'));
    await writer.destroy();
  }
}

// A commit is on the disk when it returns (FULL); a deleted page is overwritten (secure_delete);
// functions and views smuggled into the schema run nothing (trusted_schema). The log is moved into
// the database by passive checkpoints every 4,000 pages, which wait for nobody. What does not fit into a row ends in a
// page of its own, for each of a case's four runs of some kilobytes and for each draft: with small pages a case takes
// 24 KB of disk rather than 31, and a draft 1.3 rather than 2.4.
const pragmas = `
  pragma page_size = 1024;
  pragma synchronous = full;
  pragma secure_delete = on;
  pragma foreign_keys = on;
  pragma trusted_schema = off;
  pragma cell_size_check = on;
  pragma cache_size = -16384;
  pragma temp_store = memory;
`;

/**
 * `wal` keeps what was written lately in the order of writing, next to each other what was written together, until it is
 * moved. `rollback` keeps nothing of it once a write is done; it is slower.
 */
export type Journal = 'wal' | 'rollback';

const journals: Readonly<Record<Journal, string>> = {
  wal: `
    pragma journal_mode = wal;
    pragma wal_autocheckpoint = 4000;
    pragma journal_size_limit = 8388608;
  `,
  rollback: 'pragma journal_mode = truncate;',
};

const readerPragmas = `
  pragma query_only = on;
  pragma trusted_schema = off;
  pragma cell_size_check = on;
  pragma temp_store = memory;
`;

/** How long a writer of another process is waited for; nothing else runs in this process meanwhile. */
const busyTimeout = 2000;

function open(path: string, readOnly: boolean, journal: Journal): DatabaseSync {
  try {
    const database = new DatabaseSync(path, {
      readOnly,
      timeout: busyTimeout,
      enableDoubleQuotedStringLiterals: false,
      allowExtension: false,
    });
    database.exec(readOnly ? readerPragmas : pragmas);
    if (!readOnly) database.exec(journals[journal]);
    return database;
  } catch (error) {
    throw faultOf(error);
  }
}

/** A newer program in the same folder has other rows in mind than this one would write: see `lineOf` for a server. */
function checkVersion(standing: StatementSync, migrations: readonly Migration[]): void {
  if (standing.get()?.['value'] === String(migrations.at(-1)?.number)) return;
  throw new SenimError('store.settings', 'the data was written by another version of Senim');
}

function checkpoint(database: DatabaseSync, mode: 'passive' | 'truncate'): void {
  try {
    database.exec(`pragma wal_checkpoint(${mode})`);
  } catch (error) {
    throw faultOf(error);
  }
}

function vacuum(database: DatabaseSync): void {
  try {
    database.exec('vacuum');
  } catch (error) {
    throw faultOf(error);
  }
}
