import { SenimError } from '../platform/errors.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * Holds the processes on one store to the same secrets: of two with different ones, half of the people would meet a
 * form that the other half of the house had signed, and proofs of filing in two names. The store keeps a hash of them.
 */
export interface SharedSecrets {
  /**
   * The first process says which secrets they are. Throws `store.settings` when they are others than those; `anew`
   * takes them from now on, and a process with the former ones does not start again.
   */
  readonly agree: (fingerprint: string, anew: boolean) => Promise<void>;
}

const name = 'secrets';

export function sharedSecrets({ write }: Database<Tables>): SharedSecrets {
  return {
    agree: (value, anew) =>
      write(async (tx) => {
        const row = await tx
          .selectFrom('settings')
          .select('value')
          .where('name', '=', name)
          .executeTakeFirst();
        if (row?.value === value) return;
        if (row !== undefined && !anew) {
          throw new SenimError(
            'store.settings',
            'The server’s secrets are not those that this store was used with. Give every process the same file ' +
              '(SECRETS_FILE); if that file is lost, stop all of them and start one with --new-secrets.',
          );
        }
        await tx
          .insertInto('settings')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute();
      }),
  };
}
