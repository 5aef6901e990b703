import type { DateIso } from '../platform/time.ts';
import type { AuditDetails } from './audit-details.ts';
import type { BlobFiles } from './blob-files.ts';
import { settleConfirmed } from './confirmation.ts';
import type { Database } from './database.ts';
import type { Erasing } from './erasing.ts';
import type { Orphans } from './orphans.ts';
import type { SessionWriter } from './sessions.ts';
import type { ShredTables, Tables } from './tables.ts';

export interface Swept {
  readonly sessions: number;
  /** Files of drafts past their day, and files that belong to nothing. */
  readonly blobs: number;
  readonly shredKeys: number;
  /** Cases whose term has ended, or whose deletion two officers agreed to. */
  readonly cases: number;
}

/**
 * Removes what expired before `today` and what belongs to nothing, then empties the logs of both
 * databases: only then are deleted bytes gone from the disk.
 */
export function sweeper(
  database: Database<Tables>,
  shred: Database<ShredTables>,
  parts: {
    readonly sessions: SessionWriter;
    readonly files: BlobFiles;
    readonly orphans: Orphans;
    readonly erasing: Pick<Erasing, 'sweep'>;
    readonly details: Pick<AuditDetails, 'sweep'>;
  },
): (today: DateIso) => Promise<Swept> {
  return async (today) => {
    const sessions = await parts.sessions.sweep(today);
    const drafts = await database.write(async (tx) => {
      await tx.deleteFrom('filings').where('expires_day', '<', today).execute();
      await settleConfirmed(tx, today);
      const rows = await tx
        .selectFrom('blobs')
        .select('id')
        .where('draft_day', '<', today)
        .execute();
      await tx.deleteFrom('blobs').where('draft_day', '<', today).execute();
      return rows.map((row) => row.id);
    });
    for (const blobId of drafts) await parts.files.remove(blobId);
    await parts.files.sweepTemporary();
    const cases = await parts.erasing.sweep(today);
    await parts.details.sweep(today);
    const { keys, files } = await parts.orphans.sweep();
    await database.checkpoint();
    await shred.checkpoint();
    return { sessions, blobs: drafts.length + files, shredKeys: keys, cases };
  };
}
