import type { DateIso } from '../platform/time.ts';
import type { Database, When, Writer } from './database.ts';
import { drawPlace } from './place.ts';
import type { Tables } from './tables.ts';

export interface SessionReader {
  /** `null` when there is no such session. The id is a hash: the id itself is the client's secret. */
  readonly load: (
    idHash: string,
  ) => Promise<{ readonly blob: Uint8Array; readonly version: number } | null>;
}

export interface SessionWriter {
  /**
   * Stores the blob if the session still stands at `expectedVersion` (`null`: if there is none yet).
   * `false` when another turn was faster: load again and take the turn anew.
   */
  readonly save: (
    idHash: string,
    blob: Uint8Array,
    expiresDay: DateIso,
    expectedVersion: number | null,
    when?: When,
  ) => Promise<boolean>;
  readonly drop: (idHash: string) => Promise<void>;
  /** Drops what expired before `today`; returns how many sessions that were. */
  readonly sweep: (today: DateIso) => Promise<number>;
}

/** The session of the client that files, saved in the same transaction. */
export interface SessionUpdate {
  readonly idHash: string;
  readonly blob: Uint8Array;
  readonly expiresDay: DateIso;
  readonly expectedVersion: number | null;
}

export function sessionStore(database: Database<Tables>): SessionReader & SessionWriter {
  return {
    load: async (idHash) => {
      const row = await database.read
        .selectFrom('sessions')
        .select(['blob', 'version'])
        .where('id', '=', idHash)
        .executeTakeFirst();
      return row ?? null;
    },
    save: (idHash, blob, expiresDay, expectedVersion, when = 'now') =>
      database.writeRow(
        (tx) => saveSession(tx, { idHash, blob, expiresDay, expectedVersion }),
        when,
      ),
    drop: async (idHash) => {
      await database.writeRow((tx) => tx.deleteFrom('sessions').where('id', '=', idHash).execute());
    },
    sweep: (today) =>
      database.writeRow(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('sessions')
          .where('expires_day', '<', today)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

/** Compare and swap; the first version is 1. */
export async function saveSession(tx: Writer<Tables>, update: SessionUpdate): Promise<boolean> {
  const saved = await sessionSwap(tx, update).execute();
  return saved.length === 1;
}

/** As `saveSession`, to be run with others: it answers one row where it was done, and none where not. */
export function sessionSwap(
  tx: Writer<Tables>,
  { idHash, blob, expiresDay, expectedVersion }: SessionUpdate,
) {
  if (expectedVersion === null) {
    return tx
      .insertInto('sessions')
      .values({ place: drawPlace(), id: idHash, version: 1, expires_day: expiresDay, blob })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version');
  }
  return tx
    .updateTable('sessions')
    .set({ version: expectedVersion + 1, expires_day: expiresDay, blob })
    .where('id', '=', idHash)
    .where('version', '=', expectedVersion)
    .returning('version');
}
