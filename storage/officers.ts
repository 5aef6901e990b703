import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { Database, Writer } from './database.ts';
import type { Officer, Role } from './officer.ts';
import type { OfficerRow, Tables } from './tables.ts';

export interface OfficerAccount {
  readonly id: string;
  readonly role: Role;
  readonly group: GroupName | null;
  /** The hash of the proof that the passphrase yields; the proof itself is never stored. */
  readonly authHash: Uint8Array;
  readonly blob: OfficerBlob;
  readonly disabled: boolean;
  /** Since when codes stand in for a passkey that the body asks for. */
  readonly spareSince: DateIso | null;
}

/** An account as it is made. */
export type NewAccount = Omit<OfficerAccount, 'disabled' | 'spareSince'>;

/** The wrapped keys. The header holds the KDF's parameters in clear. */
export interface OfficerBlob {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

export interface OfficerReader {
  readonly find: (id: string) => Promise<OfficerAccount | null>;
  /** Accounts without what is secret in them. */
  readonly list: () => Promise<
    readonly (Officer & Pick<OfficerAccount, 'disabled' | 'spareSince'>)[]
  >;
}

export interface OfficerWriter {
  /** `false` when the id is taken. */
  readonly add: (account: NewAccount) => Promise<boolean>;
  /** A new passphrase, or new pins inside the blob. `false` when there is no such account. */
  readonly setBlob: (id: string, blob: OfficerBlob, authHash?: Uint8Array) => Promise<boolean>;
  /** Ends the officer's sessions in the same transaction. */
  readonly disable: (id: string) => Promise<void>;
}

export function officerStore({ read, write }: Database<Tables>): OfficerReader & OfficerWriter {
  return {
    find: async (id) => {
      const row = await read
        .selectFrom('officers')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    },
    list: async () => {
      const rows = await read
        .selectFrom('officers')
        .select(['id', 'role', 'group_name', 'disabled', 'spare_since'])
        .orderBy('id')
        .execute();
      return rows.map(({ id, role, group_name, disabled, spare_since }) => ({
        id,
        role,
        group: group_name,
        disabled: disabled === 1,
        spareSince: spare_since,
      }));
    },
    add: (account) => write((tx) => insertAccount(tx, account)),
    setBlob: (id, blob, authHash) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('officers')
          .set({
            blob_header: blob.header,
            blob_body: blob.body,
            ...(authHash === undefined ? {} : { auth_hash: authHash }),
          })
          .where('id', '=', id)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    disable: async (id) => {
      await write((tx) => closeAccount(tx, id));
    },
  };
}

/** `false` when the id is taken. */
export async function insertAccount(tx: Writer<Tables>, account: NewAccount): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('officers')
    .values({
      id: account.id,
      role: account.role,
      group_name: account.group,
      auth_hash: account.authHash,
      blob_header: account.blob.header,
      blob_body: account.blob.body,
      disabled: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The account's sessions end with it; who asks with one of them is nobody at the next request. */
export async function closeAccount(tx: Writer<Tables>, id: string): Promise<void> {
  await tx.updateTable('officers').set({ disabled: 1 }).where('id', '=', id).execute();
  await tx.deleteFrom('officer_sessions').where('officer_id', '=', id).execute();
}

function accountOf(row: OfficerRow): OfficerAccount {
  return {
    id: row.id,
    role: row.role,
    group: row.group_name,
    authHash: row.auth_hash,
    blob: { header: row.blob_header, body: row.blob_body },
    disabled: row.disabled === 1,
    spareSince: row.spare_since,
  };
}
