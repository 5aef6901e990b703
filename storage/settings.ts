import type { SealedBytes } from '../cases/sealed.ts';
import { appendAudit } from './audit.ts';
import type { AuditKind } from './audit-kind.ts';
import type { Database } from './database.ts';
import type { Doer } from './invitations.ts';
import type { Tables } from './tables.ts';

/** Small facts about this installation: names and plain words, never anything about a person. */
export interface Settings {
  readonly get: (name: string) => Promise<string | null>;
  readonly set: (name: string, value: string) => Promise<void>;
  /** Sets it if it still is what was seen, and writes down who did. `false` when somebody was faster. */
  readonly change: (
    name: string,
    values: { readonly before: string | null; readonly after: string },
    event: { readonly kind: AuditKind; readonly by: Doer },
  ) => Promise<boolean>;
}

export function settingStore({ read, write, writeRow }: Database<Tables>): Settings {
  return {
    get: async (name) => {
      const row = await read
        .selectFrom('settings')
        .select('value')
        .where('name', '=', own(name))
        .executeTakeFirst();
      return row?.value ?? null;
    },
    set: async (name, value) => {
      await writeRow((tx) =>
        tx
          .insertInto('settings')
          .values({ name: own(name), value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute(),
      );
    },
    change: (name, { before, after }, { kind, by }) =>
      write(async (tx) => {
        const row = await tx
          .selectFrom('settings')
          .select('value')
          .where('name', '=', own(name))
          .executeTakeFirst();
        if ((row?.value ?? null) !== before) return false;
        await tx
          .insertInto('settings')
          .values({ name: own(name), value: after })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: after }))
          .execute();
        const ct = new Uint8Array() as SealedBytes;
        await appendAudit(tx, { day: by.day, kind, actorTag: by.officerId, ct });
        return true;
      }),
  };
}

// The schema's number stands in the same table and is not a caller's to change.
function own(name: string): string {
  return `own/${name}`;
}
