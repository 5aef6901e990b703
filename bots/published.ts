import type { Secret } from '../platform/secret.ts';
import type { Clock } from '../platform/time.ts';
import type { Store } from '../storage/store.ts';
import { auditHeads, type PublishedHeads } from './audit-heads.ts';
import type { CurrentRoster } from './roster-watch.ts';
import { publishedFigures, type PublishedFigures } from './trust.ts';

/** What anybody may read about the officers' work: each is read from the store once a minute at most. */
export function published(parts: {
  readonly store: Pick<Store, 'audit' | 'snapshots'>;
  readonly serverSeed: Secret;
  readonly roster: CurrentRoster;
  readonly clock: Clock;
}): {
  readonly heads: () => Promise<PublishedHeads>;
  readonly figures: () => Promise<PublishedFigures>;
} {
  const { store, serverSeed, roster, clock } = parts;
  return {
    heads: auditHeads(store.audit, serverSeed, clock),
    figures: publishedFigures(store.snapshots, roster, clock.now),
  };
}
