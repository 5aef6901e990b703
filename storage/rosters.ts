import { equal } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { type AuditEvent, appendAudit } from './audit.ts';
import type { Database, Writer } from './database.ts';
import { type NewAccount, closeAccount, insertAccount } from './officers.ts';
import type { Tables } from './tables.ts';

/** A roster as it was signed. The store does not judge it: `verifyRoster` does, at each use. */
export interface StoredRoster {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Rosters {
  readonly latest: () => Promise<StoredRoster | null>;
  /** Every roster there ever was, the newest first: what was filed under a former one is read with it. */
  readonly all: () => Promise<readonly StoredRoster[]>;
  /** Throws `roster.sequence` unless it is newer than all before it; the same one again is fine. */
  readonly put: (roster: StoredRoster) => Promise<void>;
  /** `put` with all that follows from it, in one transaction: accounts come and go with their keys. */
  readonly accept: (change: RosterAcceptance) => Promise<void>;
}

export interface RosterAcceptance {
  readonly roster: StoredRoster;
  readonly accounts: readonly NewAccount[];
  /** Their sessions end with it. */
  readonly closed: readonly string[];
  readonly events: readonly AuditEvent[];
}

export function rosterStore({ read, write }: Database<Tables>): Rosters {
  return {
    latest: () => latest(read),
    all: () => read.selectFrom('rosters').selectAll().orderBy('seq', 'desc').execute(),
    put: async (roster) => {
      await write((tx) => put(tx, roster));
    },
    accept: async ({ roster, accounts, closed, events }) => {
      await write(async (tx) => {
        if (!(await put(tx, roster))) return;
        for (const account of accounts) {
          if (await insertAccount(tx, account)) continue;
          throw new SenimError('roster.content', 'an account of that number exists already');
        }
        for (const id of closed) await closeAccount(tx, id);
        for (const event of events) await appendAudit(tx, event);
      });
    },
  };
}

/** `false`: this very roster stands already. */
async function put(tx: Writer<Tables>, { seq, bytes, signature }: StoredRoster): Promise<boolean> {
  const before = await latest(tx);
  if (before !== null && before.seq >= seq) {
    if (before.seq === seq && equal(before.bytes, bytes)) return false;
    throw new SenimError('roster.sequence', 'a newer roster is stored already');
  }
  await tx.insertInto('rosters').values({ seq, bytes, signature }).execute();
  return true;
}

async function latest(from: Pick<Writer<Tables>, 'selectFrom'>): Promise<StoredRoster | null> {
  const row = await from
    .selectFrom('rosters')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
