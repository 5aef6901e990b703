import { setTimeout as pause } from 'node:timers/promises';

import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  replaceWithNoncontingentExpression,
  type Transaction,
} from 'kysely';

import { SenimError } from '../../platform/errors.ts';
import type { Database } from '../database.ts';
import { schemaVersion } from '../migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { SettingRow } from '../tables.ts';
import type { Line } from './connection.ts';
import { Conflict } from './faults.ts';
import { enterLine } from '../together.ts';
import { migratePostgres } from './migrate.ts';
import { primaryOf, type Primary, type PrimaryOptions } from './primary.ts';

export interface PostgresOptions<T> extends Omit<PrimaryOptions, 'most' | 'line'> {
  readonly migrations: readonly Migration[];
  /** What is run after a sweep, so that what was deleted does not lie about for long. */
  readonly tidying: (db: Kysely<T>) => Promise<void>;
}

/** Those who read, and those who write one row. */
const mostAtOnce = 8;
/** Those who add rows ahead of the line: while one waits for the disk another writes. */
const lanes = 2;
/** How often a transaction that lost against another is begun anew. */
const mostTries = 6;

/** Gives work a look at all tables as of one moment, in which it can change nothing. */
export type Snapshot<T> = <R>(work: (tx: Transaction<T>) => Promise<R>) => Promise<R>;

/** Opens a schema of a PostgreSQL database (or makes it) and brings it to the newest version. */
export async function openPostgres<T extends { settings: SettingRow }>(
  options: PostgresOptions<T>,
): Promise<Database<T> & { readonly snapshot: Snapshot<T> }> {
  const { migrations, tidying } = options;
  await using opened = new AsyncDisposableStack();
  const kyselyOver = (primary: Primary): Kysely<T> => {
    const made = new Kysely<T>({
      dialect: new PostgresDialect({ pool: primary }),
      plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
    });
    opened.defer(() => made.destroy());
    return made;
  };
  // One connection is enough for those who stand in line, and nobody of them takes one from those who do not.
  const newest = String(migrations.at(-1)?.number ?? 0);
  const writer = kyselyOver(
    await primaryOf({ ...options, most: 1, line: lineOf('beginning', newest) }),
  );
  const adding = kyselyOver(
    await primaryOf({ ...options, most: lanes, line: lineOf('asked', newest) }),
  );
  const others = kyselyOver(await primaryOf({ ...options, most: mostAtOnce, line: null }));
  // Whoever adds rows ahead of the line holds their tables while it waits for it.
  const migrated = await persistently(() => migratePostgres(others, options.schema, migrations));
  const line = oneByOne();
  const underWay = new Set<Promise<unknown>>();
  const write: Database<T>['write'] = (work) =>
    line(() => persistently(() => writer.transaction().execute(work)));
  const resources = opened.move();
  let closed: Promise<void> | null = null;
  return {
    read: others,
    write,
    writeAhead: (ahead, inLine) => {
      const act = adding
        .transaction()
        .execute(async (tx) => {
          const added = await ahead(tx);
          await enterLine(tx);
          return await inLine(tx, added);
        })
        .catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
          return write(async (tx) => inLine(tx, await ahead(tx)));
        });
      underWay.add(act);
      const end = (): void => void underWay.delete(act);
      act.then(end, end);
      return act;
    },
    lanes,
    writeRow: (work) => persistently(() => others.transaction().execute(work)),
    snapshot: (work) =>
      others
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(work),
    checkpoint: () => line(() => tidying(writer)),
    vacuum: () => Promise.reject(new TypeError('nothing that must be rewritten stands here')),
    migrated,
    // The last word in the line of writers: whoever waits before us still commits.
    close: () =>
      (closed ??= Promise.allSettled(underWay).then(() => line(() => resources.disposeAsync()))),
  };
}

/*
 * Note "one line of writers". SQLite has one writer at a time, and what is written here relies on it: the audit's chain,
 * the places of entries, a sweep that meets no filing between its check and its commit. Every transaction therefore
 * begins by changing one and the same row, which is a lock that every engine has, in every process. Who waits for it
 * sees all that was committed before; under an engine that would show an older state instead, the change is refused
 * as a conflict, and the transaction begins anew. It goes with the transaction's own first statement, so whoever is in
 * line asks the transaction first, and anything else afterwards.
 */
function lineOf(from: Line['from'], newest: string): Line {
  return {
    from,
    statement: {
      sql: 'update settings set value = value where name = $1 returning value',
      parameters: [schemaVersion],
    },
    check: ([row]) => {
      if ((row as Pick<SettingRow, 'value'> | undefined)?.value === newest) return;
      throw new SenimError('store.settings', 'the data was written by another version of Senim');
    },
  };
}

/** Begins anew what lost against another transaction; what cannot be told apart from a success is never repeated. */
async function persistently<R>(act: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (tries === mostTries) throw new SenimError('store.busy', 'others write the same');
      await pause(5 * 2 ** tries);
    }
  }
}

/** Runs what it is given one after the other; what fails holds nobody up. */
function oneByOne(): <R>(act: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => {});
    return mine;
  };
}
