import type { Signer } from '../platform/crypto/ed25519.ts';
import type { Clock } from '../platform/time.ts';
import type { Store } from '../storage/store.ts';
import { auditHeads, type PublishedHeads } from './audit-heads.ts';
import { type ConsoleHashes, consoleHashes } from './console-hashes.ts';
import type { CurrentRoster } from './roster-watch.ts';
import { publishedFigures, type PublishedFigures } from './trust.ts';

/** What anybody may read about the officers' work: each is read from the store once a minute at most. */
export function published(parts: {
  readonly store: Pick<Store, 'audit' | 'snapshots'>;
  readonly server: Signer;
  readonly roster: CurrentRoster;
  readonly clock: Clock;
  /** Where the list of the officers' page's files stands once it was built. */
  readonly manifest: string;
}): {
  readonly heads: () => Promise<PublishedHeads>;
  readonly figures: () => Promise<PublishedFigures>;
  readonly consoleHashes: () => Promise<ConsoleHashes | null>;
} {
  const { store, server, roster, clock, manifest } = parts;
  return {
    heads: auditHeads(store.audit, server, clock),
    figures: publishedFigures(store.snapshots, roster, clock.now),
    consoleHashes: consoleHashes(manifest, clock.now),
  };
}
