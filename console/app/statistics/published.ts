import type { TrustedSnapshot } from '../../../cases/statistics/signed-snapshot.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Session } from '../session.ts';

export interface Published {
  readonly today: DateIso;
  /** The oldest first. */
  readonly snapshots: readonly TrustedSnapshot[];
  /** Something is missing between them, or was put in. */
  readonly broken: boolean;
}

/** What was published; signatures and order are checked in the key worker. */
export async function loadPublished({ client, keys }: Session): Promise<Published> {
  const { today, snapshots } = await client.statistics();
  const { trusted, broken } = await keys.readSnapshots({ snapshots });
  return { today, snapshots: trusted, broken };
}
