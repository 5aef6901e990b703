import type { RecipientKind } from '../cases/roster-content.ts';
import type { DateIso } from '../platform/time.ts';
import type { Database, Writer } from './database.ts';
import type { Tables } from './tables.ts';

/** Somebody who made keys of his own and waits for the body's signed list to name them. */
export interface Enrolment {
  /** The number of the account, which becomes the recipient's id. */
  readonly officerId: string;
  readonly kind: RecipientKind;
  readonly group: string;
  /** `age1pq1…` */
  readonly age: string;
  /** Hex. */
  readonly ed25519: string;
  readonly day: DateIso;
}

export interface Enrolments {
  /** `false` when that number waits already: nobody exchanges keys that were compared aloud. */
  readonly put: (enrolment: Enrolment) => Promise<boolean>;
  readonly list: () => Promise<readonly Enrolment[]>;
  /** Whether that account came by an invitation to receive reports, whatever the list says by now. */
  readonly has: (officerId: string) => Promise<boolean>;
}

export function enrolmentStore({ read, write }: Database<Tables>): Enrolments {
  return {
    put: (enrolment) => write((tx) => insertEnrolment(tx, enrolment)),
    has: async (officerId) =>
      (await read
        .selectFrom('enrolments')
        .select('officer_id')
        .where('officer_id', '=', officerId)
        .executeTakeFirst()) !== undefined,
    list: async () => {
      const rows = await read
        .selectFrom('enrolments')
        .innerJoin('officers', 'officers.id', 'enrolments.officer_id')
        .selectAll('enrolments')
        .where('officers.disabled', '=', 0)
        .orderBy('officer_id')
        .execute();
      return rows.map((row) => ({
        officerId: row.officer_id,
        group: row.group_name,
        kind: row.kind as RecipientKind,
        age: row.age,
        ed25519: row.ed25519,
        day: row.day,
      }));
    },
  };
}

/** `false` when that number waits already. */
export async function insertEnrolment(
  tx: Writer<Tables>,
  { officerId, group, ...rest }: Enrolment,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('enrolments')
    .values({ officer_id: officerId, group_name: group, ...rest })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
