import { trustChain, type TrustedSnapshot } from '../../../cases/statistics/signed-snapshot.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Session } from '../session.ts';

export interface Published {
  readonly today: DateIso;
  /** The oldest first. */
  readonly snapshots: readonly TrustedSnapshot[];
  /** Something is missing between them, or was put in. */
  readonly broken: boolean;
}

/** What was published; signatures are checked in the key worker, which knows the verified lists. */
export async function loadPublished({ client, keys }: Session): Promise<Published> {
  const { today, snapshots } = await client.statistics.published();
  const { trusted, broken } = trustChain(await keys.verifySnapshots({ snapshots }));
  return { today, snapshots: trusted, broken };
}
