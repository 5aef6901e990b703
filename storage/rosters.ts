import { equal } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A roster as it was signed. The store does not judge it: `verifyRoster` does, at each use. */
export interface StoredRoster {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Rosters {
  readonly latest: () => Promise<StoredRoster | null>;
  /** Throws `roster.sequence` unless it is newer than all before it; the same one again is fine. */
  readonly put: (roster: StoredRoster) => Promise<void>;
}

export function rosterStore({ read, write }: Database<Tables>): Rosters {
  const latest = async (from: typeof read): Promise<StoredRoster | null> => {
    const row = await from
      .selectFrom('rosters')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  };
  return {
    latest: () => latest(read),
    put: ({ seq, bytes, signature }) =>
      write(async (tx) => {
        const before = await latest(tx);
        if (before !== null && before.seq >= seq) {
          if (before.seq === seq && equal(before.bytes, bytes)) return;
          throw new SenimError('roster.sequence', 'a newer roster is stored already');
        }
        await tx.insertInto('rosters').values({ seq, bytes, signature }).execute();
      }),
  };
}
