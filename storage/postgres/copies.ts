import { sql } from 'kysely';

import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

/** `replicated`: what is acknowledged stands on a second server too. `unknown`: our user may not see whether it does. */
export type Copies = 'one' | 'replicated' | 'unknown';

/**
 * What may be said of the server at this moment. A standby counts when the server waits for it and it is there: one that
 * only follows may be behind, and what it lacks would be lost with the first.
 */
export async function copiesOf(read: Reader<Tables>): Promise<Copies> {
  const { rows } = await sql<{ named: string; following: number; visible: boolean }>`
    select
      current_setting('synchronous_standby_names', true) as named,
      (select count(*) from pg_stat_replication
        where state = 'streaming' and sync_state in ('sync', 'quorum')) as following,
      pg_has_role(current_user, 'pg_read_all_stats', 'usage') as visible`.execute(
    read as unknown as Parameters<ReturnType<typeof sql>['execute']>[0],
  );
  const [row] = rows;
  if (row === undefined || row.named === null || row.named === '') return 'one';
  if (row.following > 0) return 'replicated';
  return row.visible ? 'one' : 'unknown';
}
