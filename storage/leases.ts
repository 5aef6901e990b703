import { z } from 'zod';

import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Makes sure that among processes on one store only one does a certain work. */
export interface Leases {
  /** Whether `holder` has the work until `until` (milliseconds); it takes what is free, run out, or its own already. */
  readonly take: (work: Work, holder: string, span: Span) => Promise<boolean>;
  /** Gives it back, if it is still the holder's. */
  readonly release: (work: Work, holder: string) => Promise<void>;
}

export type Work = 'telegram-polling' | 'digest';

export interface Span {
  readonly now: number;
  readonly until: number;
}

const lease = z.strictObject({ holder: z.string(), until: z.number() });

export function leaseStore({ write }: Database<Tables>): Leases {
  return {
    take: (work, holder, { now, until }) =>
      write(async (tx) => {
        const name = own(work);
        const row = await tx
          .selectFrom('settings')
          .select('value')
          .where('name', '=', name)
          .executeTakeFirst();
        const held = row === undefined ? null : read(row.value);
        if (held !== null && held.holder !== holder && held.until > now) return false;
        const value = JSON.stringify({ holder, until });
        await tx
          .insertInto('settings')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute();
        return true;
      }),
    release: (work, holder) =>
      write(async (tx) => {
        const row = await tx
          .selectFrom('settings')
          .select('value')
          .where('name', '=', own(work))
          .executeTakeFirst();
        if (row === undefined || read(row.value)?.holder !== holder) return;
        await tx.deleteFrom('settings').where('name', '=', own(work)).execute();
      }),
  };
}

/** A damaged lease is nobody's. */
function read(value: string): z.infer<typeof lease> | null {
  try {
    return lease.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

function own(work: Work): string {
  return `lease/${work}`;
}
