import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A published snapshot: the very bytes that an officer signed. */
export interface StoredSnapshot {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Statistics as they were published: added, and never changed or taken away. */
export interface Snapshots {
  /** All of them, the oldest first. */
  readonly all: () => Promise<readonly StoredSnapshot[]>;
  /** `false` when one of that number stands there. */
  readonly add: (snapshot: StoredSnapshot) => Promise<boolean>;
}

export function snapshotStore({ read, write }: Database<Tables>): Snapshots {
  return {
    all: () => read.selectFrom('snapshots').selectAll().orderBy('number').execute(),
    add: (snapshot) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('snapshots')
          .values(snapshot)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
  };
}
