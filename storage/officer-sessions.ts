import type { SealedBytes } from '../cases/sealed.ts';
import { appendAudit } from './audit.ts';
import type { DateIso } from '../platform/time.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { Doer } from './invitations.ts';
import type { Officer } from './officer.ts';
import type { Tables } from './tables.ts';

/** Times are milliseconds since the epoch. */
export interface OfficerSession {
  /** How its owner's page names it; the id itself is a hash of the cookie. */
  readonly tag: string;
  /** What its owner called it; empty where he did not. */
  readonly name: string;
  readonly begun: number;
  readonly used: number;
}

/** Whoever asks with a session that stands. */
export interface Sitter {
  readonly officer: Officer;
  readonly tag: string;
  readonly used: number;
  /** When the person last proved to be there: by a factor, or by the passphrase where there is none. */
  readonly proved: number;
  readonly hasFactor: boolean;
  readonly hasPasskey: boolean;
  /** Whether something else than a passkey was the last thing that proved it: a code, or the passphrase alone. */
  readonly spare: boolean;
  /** Since when codes stand in for the passkey that the body asks for. */
  readonly spareSince: DateIso | null;
}

/** What somebody showed beside the passphrase. */
export interface Shown {
  readonly by: 'passkey' | 'code' | 'nothing';
  /** The day on which a code stood in for the passkey that the body asks for: the chain gets a line of it. */
  readonly spareDay: DateIso | null;
}

/** Sessions of the console: no address, no browser. `idHash` stands for the cookie. */
export interface OfficerSessions {
  readonly open: (session: {
    readonly idHash: string;
    readonly tag: string;
    readonly officerId: string;
    readonly now: number;
    readonly expires: number;
    readonly shown: Shown;
  }) => Promise<void>;
  /** `null` when there is none or its account is closed; `ended` when its owner ended it from another one. */
  readonly find: (idHash: string, now: number) => Promise<Sitter | 'ended' | null>;
  readonly touch: (idHash: string, now: number) => Promise<void>;
  readonly prove: (
    idHash: string,
    proof: { readonly officerId: string; readonly now: number; readonly shown: Shown },
  ) => Promise<void>;
  /** Those of the account that stand, the last used first. */
  readonly list: (officerId: string, now: number) => Promise<readonly OfficerSession[]>;
  /** `false` when the account has no such session. */
  readonly rename: (officerId: string, tag: string, name: string) => Promise<boolean>;
  readonly end: (tag: string, by: Doer) => Promise<boolean>;
  /** Every session of the account but the one named. */
  readonly endOthers: (idHash: string, by: Doer) => Promise<void>;
  /** Signing out. */
  readonly close: (idHash: string) => Promise<void>;
  /** Drops sessions whose time was up before `now`. */
  readonly sweep: (now: number) => Promise<number>;
}

export function officerSessionStore({ read, write, writeRow }: Database<Tables>): OfficerSessions {
  return {
    open: async ({ idHash, tag, officerId, now, expires, shown }) => {
      const times = { begun: now, used: now, proved: now, expires };
      const spare = shown.by === 'passkey' ? 0 : 1;
      await write(async (tx) => {
        await tx
          .insertInto('officer_sessions')
          .values({ id: idHash, tag, officer_id: officerId, name: '', ended: 0, spare, ...times })
          .execute();
        await markShown(tx, officerId, shown);
      });
    },
    find: (idHash, now) => sitterOf(read, idHash, now),
    touch: async (idHash, now) => {
      await writeRow((tx) =>
        tx.updateTable('officer_sessions').set({ used: now }).where('id', '=', idHash).execute(),
      );
    },
    prove: async (idHash, { officerId, now, shown }) => {
      const spare = shown.by === 'passkey' ? 0 : 1;
      await write(async (tx) => {
        await tx
          .updateTable('officer_sessions')
          .set({ proved: now, spare })
          .where('id', '=', idHash)
          .execute();
        await markShown(tx, officerId, shown);
      });
    },
    list: (officerId, now) =>
      read
        .selectFrom('officer_sessions')
        .select(['tag', 'name', 'begun', 'used'])
        .where('officer_id', '=', officerId)
        .where('expires', '>', now)
        .where('ended', '=', 0)
        .orderBy('used', 'desc')
        .orderBy('tag')
        .execute(),
    rename: (officerId, tag, name) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('officer_sessions')
          .set({ name })
          .where('officer_id', '=', officerId)
          .where('tag', '=', tag)
          .where('ended', '=', 0)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    end: (tag, { officerId, day }) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('officer_sessions')
          .set({ ended: 1 })
          .where('officer_id', '=', officerId)
          .where('tag', '=', tag)
          .where('ended', '=', 0)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        await appendAudit(tx, { day, kind: 'session-ended', actorTag: officerId, ct: noDetail });
        return true;
      }),
    endOthers: async (idHash, { officerId, day }) => {
      await write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('officer_sessions')
          .set({ ended: 1 })
          .where('officer_id', '=', officerId)
          .where('id', '<>', idHash)
          .where('ended', '=', 0)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return;
        await appendAudit(tx, { day, kind: 'session-ended', actorTag: officerId, ct: noDetail });
      });
    },
    close: async (idHash) => {
      await writeRow((tx) => tx.deleteFrom('officer_sessions').where('id', '=', idHash).execute());
    },
    sweep: (now) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('officer_sessions')
          .where('expires', '<=', now)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

/** A passkey ends the emergency; the first code of one begins it, and each is a line of the chain. */
async function markShown(tx: Writer<Tables>, officerId: string, shown: Shown): Promise<void> {
  const account = tx.updateTable('officers').where('id', '=', officerId);
  if (shown.by === 'passkey') {
    await account.set({ spare_since: null }).where('spare_since', 'is not', null).execute();
  }
  const { spareDay: day } = shown;
  if (day === null) return;
  await account.set({ spare_since: day }).where('spare_since', 'is', null).execute();
  await appendAudit(tx, { day, kind: 'spare-way-used', actorTag: officerId, ct: noDetail });
}

const noDetail = new Uint8Array() as SealedBytes;

async function sitterOf(
  read: Reader<Tables>,
  idHash: string,
  now: number,
): Promise<Sitter | 'ended' | null> {
  const row = await read
    .selectFrom('officer_sessions as session')
    .innerJoin('officers', 'officers.id', 'session.officer_id')
    .select(['session.tag', 'session.used', 'session.proved', 'session.ended', 'session.spare'])
    .select(['officers.id', 'officers.role', 'officers.group_name', 'officers.spare_since'])
    .select((eb) =>
      eb
        .selectFrom('officer_factors')
        .select((count) => count.fn.countAll<number>().as('many'))
        .whereRef('officer_factors.officer_id', '=', 'officers.id')
        .as('factors'),
    )
    .select((eb) =>
      eb
        .selectFrom('officer_factors')
        .select((count) => count.fn.countAll<number>().as('many'))
        .whereRef('officer_factors.officer_id', '=', 'officers.id')
        .where('officer_factors.kind', '=', 'passkey')
        .as('passkeys'),
    )
    .where('session.id', '=', idHash)
    .where('session.expires', '>', now)
    .where('officers.disabled', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.ended === 1) return 'ended';
  return {
    officer: { id: row.id, role: row.role, group: row.group_name },
    tag: row.tag,
    used: row.used,
    proved: row.proved,
    hasFactor: (row.factors ?? 0) > 0,
    hasPasskey: (row.passkeys ?? 0) > 0,
    spare: row.spare === 1,
    spareSince: row.spare_since,
  };
}
