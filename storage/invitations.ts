import type { SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import type { Database, Reader, Writer } from './database.ts';
import { type Enrolment, insertEnrolment } from './enrolments.ts';
import type { Role } from './officer.ts';
import { insertAccount, type NewAccount } from './officers.ts';
import type { Tables } from './tables.ts';

/** A link by which one person may make one account. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly madeBy: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** Who does it, on which day: for the audit chain. */
export interface Doer {
  readonly officerId: string;
  readonly day: DateIso;
}

/** `now` is in milliseconds. What expired is dropped whenever somebody writes. */
export interface Invitations {
  /**
   * `tokenHash`: hex; the link itself is never stored. The same link again from the same person is the one that stands, as
   * it was answered the first time; `null` where that link is another one.
   */
  readonly put: (
    invitation: Invitation & { readonly tokenHash: string },
    by: Doer,
    now: number,
  ) => Promise<Invitation | null>;
  readonly list: (now: number) => Promise<readonly Invitation[]>;
  /** `null` for a link that was used, withdrawn, expired or never made: they are not told apart. */
  readonly find: (tokenHash: string, now: number) => Promise<Invitation | null>;
  /** `false` when it is gone already. */
  readonly withdraw: (id: string, by: Doer) => Promise<boolean>;
  /**
   * Takes the invitation, adds the account and, for somebody who is to receive, the keys that wait for the signed list: all
   * of it or nothing. `gone`: there is no such invitation for that role
   * any more. `taken`: somebody has that number; the invitation stays.
   */
  readonly use: (
    tokenHash: string,
    account: NewAccount,
    enrolment: Enrolment | null,
    at: { readonly now: number; readonly day: DateIso },
  ) => Promise<'joined' | 'gone' | 'taken'>;
}

export function invitationStore({ read, write }: Database<Tables>): Invitations {
  return {
    put: ({ tokenHash, ...made }, by, now) =>
      write(async (tx) => {
        await tx.deleteFrom('invitations').where('expires', '<=', now).execute();
        const there = await open(tx, now).where('token_hash', '=', tokenHash).executeTakeFirst();
        if (there !== undefined) {
          return there.role === made.role && there.madeBy === made.madeBy ? there : null;
        }
        const { id, role, madeBy, expires } = made;
        await tx
          .insertInto('invitations')
          .values({ id, token_hash: tokenHash, role, made_by: madeBy, expires })
          .execute();
        await note(tx, 'officer-invited', by);
        return made;
      }),
    list: (now) => open(read, now).orderBy('expires').orderBy('id').execute(),
    find: async (tokenHash, now) =>
      (await open(read, now).where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null,
    withdraw: (id, by) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('invitations')
          .where('id', '=', id)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await note(tx, 'invitation-withdrawn', by);
        return true;
      }),
    use: (tokenHash, account, enrolment, { now, day }) =>
      write(async (tx) => {
        await tx.deleteFrom('invitations').where('expires', '<=', now).execute();
        const invitation = await open(tx, now)
          .where('token_hash', '=', tokenHash)
          .where('role', '=', account.role)
          .executeTakeFirst();
        if (invitation === undefined) return 'gone';
        if (!(await insertAccount(tx, account))) return 'taken';
        if (enrolment !== null) await insertEnrolment(tx, enrolment);
        await tx.deleteFrom('invitations').where('id', '=', invitation.id).execute();
        await note(tx, 'officer-added', { officerId: account.id, day });
        return 'joined';
      }),
  };
}

async function note(tx: Writer<Tables>, kind: AuditKind, { officerId, day }: Doer): Promise<void> {
  await appendAudit(tx, { day, kind, actorTag: officerId, ct: new Uint8Array() as SealedBytes });
}

function open(from: Reader<Tables>, now: number) {
  return from
    .selectFrom('invitations')
    .select(['id', 'role', 'made_by as madeBy', 'expires'])
    .where('expires', '>', now);
}
