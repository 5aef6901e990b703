import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Small facts about this installation: names and plain words, never anything about a person. */
export interface Settings {
  readonly get: (name: string) => Promise<string | null>;
  readonly set: (name: string, value: string) => Promise<void>;
}

export function settingStore({ read, writeRow }: Database<Tables>): Settings {
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
  };
}

// The schema's number stands in the same table and is not a caller's to change.
function own(name: string): string {
  return `own/${name}`;
}
