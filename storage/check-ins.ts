import type { CheckIns } from '../cases/check-in.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * What the holder of a receipt was asked about what happened since. A row has no day and no case: its name comes from
 * the receipt alone. It therefore outlives its case, and then tells nobody anything.
 */
export interface CheckInStore {
  readonly get: (id: string) => Promise<CheckIns>;
  readonly set: (id: string, checkIns: CheckIns) => Promise<void>;
}

export function checkInStore({ read, writeRow }: Database<Tables>): CheckInStore {
  return {
    get: async (id) => {
      const row = await read
        .selectFrom('check_ins')
        .select(['passed', 'off'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? none : { passed: row.passed, off: row.off === 1 };
    },
    set: async (id, { passed, off }) => {
      const values = { passed, off: off ? (1 as const) : (0 as const) };
      await writeRow((tx) =>
        tx
          .insertInto('check_ins')
          .values({ id, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute(),
      );
    },
  };
}

const none: CheckIns = { passed: 0, off: false };
