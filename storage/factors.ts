import type { SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { Doer } from './invitations.ts';
import type { OfficerFactorRow, Tables } from './tables.ts';

/** What somebody proves himself with beside the passphrase. */
export type Factor = {
  readonly id: string;
  readonly officerId: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly addedDay: DateIso;
  readonly usedDay: DateIso | null;
  /** Of a passkey: how often it was used, as it counts itself. Of one-time codes: the last step that was used. */
  readonly counter: number;
} & (
  | {
      readonly kind: 'passkey';
      /** The passkey's own name, base64url. */
      readonly credential: string;
      /** The host name that it answers to; it answers to no other. */
      readonly site: string;
      readonly publicKey: Uint8Array;
    }
  /** `sealed`: under a key that stands outside the database. */
  | { readonly kind: 'totp'; readonly sealed: Uint8Array }
);

/** Second factors. Every change stands in the audit chain in the same transaction. */
export interface Factors {
  /** In the order of their days. */
  readonly of: (officerId: string) => Promise<readonly Factor[]>;
  readonly codesLeft: (officerId: string) => Promise<number>;
  /** Accounts that have one, by number. */
  readonly owners: () => Promise<ReadonlyMap<string, { readonly passkey: boolean }>>;
  /** `codes`: hashes that replace the codes there were; `null` leaves them. `false` when that passkey is somebody's already. */
  readonly add: (factor: Factor, codes: readonly string[] | null, day: DateIso) => Promise<boolean>;
  /** Moves the counter on. `false` when it does not stand at `from` any more: somebody used the same code at the same moment. */
  readonly use: (
    id: string,
    step: { readonly from: number; readonly to: number; readonly day: DateIso },
  ) => Promise<boolean>;
  /** Takes a code, once. `false` when it is none or was used. */
  readonly spendCode: (hash: string, by: Doer) => Promise<boolean>;
  readonly setCodes: (hashes: readonly string[], by: Doer) => Promise<void>;
  /** The last one stays, and of the `needed` kind too: whoever takes it away would leave the account weaker than is asked. */
  readonly remove: (
    id: string,
    by: Doer,
    needed: 'passkey' | 'any',
  ) => Promise<'removed' | 'last' | 'gone'>;
  /** Takes everything that the account has and ends its sessions; the account is told so in the chain as well. */
  readonly reset: (officerId: string, by: Doer) => Promise<void>;
}

export function factorStore({ read, write }: Database<Tables>): Factors {
  return {
    of: (officerId) => factorsOf(read, officerId),
    codesLeft: async (officerId) => {
      const codes = await read
        .selectFrom('officer_codes')
        .select('hash')
        .where('officer_id', '=', officerId)
        .execute();
      return codes.length;
    },
    owners: async () => {
      const rows = await read
        .selectFrom('officer_factors')
        .select(['officer_id', 'kind'])
        .distinct()
        .execute();
      const owners = new Map<string, { passkey: boolean }>();
      for (const { officer_id, kind } of rows) {
        const before = owners.get(officer_id)?.passkey ?? false;
        owners.set(officer_id, { passkey: before || kind === 'passkey' });
      }
      return owners;
    },
    add: (factor, codes, day) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('officer_factors')
          .values(rowOf(factor))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        const by = { officerId: factor.officerId, day };
        await note(tx, 'factor-added', by);
        if (codes !== null) await replaceCodes(tx, codes, by);
        return true;
      }),
    use: (id, { from, to, day }) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('officer_factors')
          .set({ counter: to, used_day: day })
          .where('id', '=', id)
          .where('counter', '=', from)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    spendCode: (hash, by) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('officer_codes')
          .where('hash', '=', hash)
          .where('officer_id', '=', by.officerId)
          .executeTakeFirst();
        if (numDeletedRows !== 1n) return false;
        await note(tx, 'recovery-code-used', by);
        return true;
      }),
    setCodes: async (hashes, by) => {
      await write((tx) => replaceCodes(tx, hashes, by));
    },
    remove: (id, by, needed) =>
      write(async (tx) => {
        const all = await factorsOf(tx, by.officerId);
        const wanted = all.find((each) => each.id === id);
        if (wanted === undefined) return 'gone';
        const isLast = (those: readonly Factor[]) => those.length === 1 && those.includes(wanted);
        const passkeys = all.filter(({ kind }) => kind === 'passkey');
        if (isLast(all) || (needed === 'passkey' && isLast(passkeys))) return 'last';
        await tx.deleteFrom('officer_factors').where('id', '=', id).execute();
        await note(tx, 'factor-removed', by);
        return 'removed';
      }),
    reset: async (officerId, by) => {
      await write(async (tx) => {
        for (const table of ['officer_factors', 'officer_codes', 'officer_sessions'] as const) {
          await tx.deleteFrom(table).where('officer_id', '=', officerId).execute();
        }
        await tx
          .updateTable('officers')
          .set({ spare_since: null })
          .where('id', '=', officerId)
          .execute();
        await note(tx, 'factors-reset', by);
        await note(tx, 'factors-lost', { officerId, day: by.day });
      });
    },
  };
}

async function replaceCodes(tx: Writer<Tables>, hashes: readonly string[], by: Doer) {
  await tx.deleteFrom('officer_codes').where('officer_id', '=', by.officerId).execute();
  const rows = hashes.map((hash) => ({ hash, officer_id: by.officerId }));
  await tx.insertInto('officer_codes').values(rows).execute();
  await note(tx, 'recovery-codes-made', by);
}

async function note(tx: Writer<Tables>, kind: AuditKind, { officerId, day }: Doer): Promise<void> {
  await appendAudit(tx, { day, kind, actorTag: officerId, ct: new Uint8Array() as SealedBytes });
}

async function factorsOf(from: Reader<Tables>, officerId: string): Promise<readonly Factor[]> {
  const rows = await from
    .selectFrom('officer_factors')
    .selectAll()
    .where('officer_id', '=', officerId)
    .orderBy('added_day')
    .orderBy('id')
    .execute();
  return rows.map(factorOf);
}

function factorOf(row: OfficerFactorRow): Factor {
  const shared = {
    id: row.id,
    officerId: row.officer_id,
    name: row.name,
    addedDay: row.added_day,
    usedDay: row.used_day,
    counter: row.counter,
  };
  switch (row.kind) {
    case 'passkey': {
      const { credential, site, secret } = row;
      if (credential === null || site === null) throw new TypeError('a passkey without its name');
      return { ...shared, kind: 'passkey', credential, site, publicKey: secret };
    }
    case 'totp':
      return { ...shared, kind: 'totp', sealed: row.secret };
    default:
      return row.kind satisfies never;
  }
}

function rowOf(factor: Factor): OfficerFactorRow {
  const isPasskey = factor.kind === 'passkey';
  return {
    id: factor.id,
    officer_id: factor.officerId,
    kind: factor.kind,
    name: factor.name,
    added_day: factor.addedDay,
    used_day: factor.usedDay,
    credential: isPasskey ? factor.credential : null,
    site: isPasskey ? factor.site : null,
    secret: isPasskey ? factor.publicKey : factor.sealed,
    counter: factor.counter,
  };
}
