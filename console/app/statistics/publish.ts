import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import { equal } from '../../../platform/crypto/bytes.ts';
import type { Session } from '../session.ts';
import { perSession } from '../unanswered.ts';

interface Sent {
  /** What is published by it. */
  readonly says: string;
  readonly signed: Awaited<ReturnType<Session['keys']['signSnapshot']>>;
}

/** Of a body one entry is published at a time. */
const entries = perSession<Sent>();
const entry = 'entry';

/**
 * Signs and publishes. `earlier`: something else was sent before, its answer was lost, and it stands there now; nothing
 * was published in its place. Throws `Trouble`.
 */
export async function publish(
  session: Pick<Session, 'client' | 'keys'>,
  snapshot: Snapshot,
): Promise<'published' | 'earlier'> {
  const { client, keys } = session;
  const says = JSON.stringify(snapshot);
  const lost = entries(session).of(entry);
  if (lost !== undefined && lost.says !== says) {
    const { snapshots } = await client.statistics.published();
    entries(session).forget(entry);
    if (snapshots.some(({ bytes }) => equal(bytes, lost.signed.bytes))) return 'earlier';
  }
  await entries(session).send(
    entry,
    async () => ({ says, signed: await keys.signSnapshot({ snapshot }) }),
    async ({ signed }) => await client.statistics.publish(signed),
  );
  return 'published';
}
