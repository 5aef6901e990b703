import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { Database } from './database.ts';
import { type Officer, readableGroup } from './officer.ts';
import type { Tables } from './tables.ts';

/** A GROUP INDEX key, sealed to its group. */
export interface StoredGroupKey {
  readonly generation: number;
  readonly sealed: SealedBytes;
  /** The roster to whose members it is sealed. */
  readonly wrapped: number;
}

/** GROUP INDEX keys, each sealed to its group: what opens the cards. */
export interface GroupKeys {
  /** The keys of the officer's own group, the newest first; cards of older ones are written anew one by one. */
  readonly all: (officer: Officer) => Promise<readonly StoredGroupKey[]>;
  /** `false` when that generation exists already: two consoles can make the first key at once. */
  readonly put: (group: GroupName, key: StoredGroupKey) => Promise<boolean>;
  /** Replaces what is sealed to members of an older roster, and adds `fresh` where the key changes. */
  readonly rewrap: (
    group: GroupName,
    keys: readonly StoredGroupKey[],
    fresh: StoredGroupKey | null,
  ) => Promise<void>;
}

export function groupKeyStore({ read, write }: Database<Tables>): GroupKeys {
  return {
    all: async (officer) => {
      const group = readableGroup(officer);
      if (group === null) return [];
      return read
        .selectFrom('group_keys')
        .select(['generation', 'sealed', 'wrapped'])
        .where('group_name', '=', group)
        .orderBy('generation', 'desc')
        .execute();
    },
    put: (group, key) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('group_keys')
          .values({ group_name: group, ...key })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    rewrap: async (group, keys, fresh) => {
      await write(async (tx) => {
        for (const { generation, sealed, wrapped } of keys) {
          await tx
            .updateTable('group_keys')
            .set({ sealed, wrapped })
            .where('group_name', '=', group)
            .where('generation', '=', generation)
            .where('wrapped', '<', wrapped)
            .execute();
        }
        if (fresh === null) return;
        await tx
          .insertInto('group_keys')
          .values({ group_name: group, ...fresh })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
  };
}
