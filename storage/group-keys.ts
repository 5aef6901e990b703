import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { Database } from './database.ts';
import { type Officer, readableGroup } from './officer.ts';
import type { Tables } from './tables.ts';

/** GROUP INDEX keys, each sealed to its group: what opens the cards. */
export interface GroupKeys {
  /** The newest key of the officer's own group; `null` when there is none, or he has no group. */
  readonly latest: (
    officer: Officer,
  ) => Promise<{ readonly generation: number; readonly sealed: SealedBytes } | null>;
  /** `false` when that generation exists already: two consoles can make the first key at once. */
  readonly put: (group: GroupName, generation: number, sealed: SealedBytes) => Promise<boolean>;
}

export function groupKeyStore({ read, write }: Database<Tables>): GroupKeys {
  return {
    latest: async (officer) => {
      const group = readableGroup(officer);
      if (group === null) return null;
      const row = await read
        .selectFrom('group_keys')
        .select(['generation', 'sealed'])
        .where('group_name', '=', group)
        .orderBy('generation', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
    put: (group, generation, sealed) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('group_keys')
          .values({ group_name: group, generation, sealed })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
  };
}
