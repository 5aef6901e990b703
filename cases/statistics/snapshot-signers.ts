import { canonical } from '../../platform/canonical.ts';
import { fromHex, hex } from '../../platform/crypto/bytes.ts';
import { sign, verify } from '../../platform/crypto/ed25519.ts';
import { hash } from '../../platform/crypto/hash.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Roster } from '../roster.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot as it is stored and handed out: the very bytes that were signed. */
export interface SignedSnapshot {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Somebody who may sign figures, and of which groups' cases. */
export interface SnapshotSigner {
  /** Id in the roster. */
  readonly id: string;
  /** Public key, hex. */
  readonly ed25519: string;
  readonly groups: readonly Snapshot['group'][];
}

const snapshotLabel = 'statistics';

/** Everybody of these rosters who may sign figures, the newest roster first. */
export function snapshotSigners(rosters: readonly Roster[]): readonly SnapshotSigner[] {
  return rosters.flatMap(({ recipients, groups }) =>
    recipients.flatMap(({ id, kind, ed25519 }) => {
      if (ed25519 === null || kind === 'analysis') return [];
      const own = (['default', 'oversight'] as const).filter((each) => groups[each]?.includes(id));
      return [{ id, ed25519, groups: own }];
    }),
  );
}

export function signSnapshot(snapshot: Snapshot, seed: Secret): SignedSnapshot {
  const bytes = canonical(snapshot);
  return { bytes, signature: sign(seed, snapshotLabel, bytes) };
}

/** What the next one calls it by, hex. */
export function snapshotHash(bytes: Uint8Array): string {
  return hex(hash('statistics/hash', bytes));
}

/** With everybody whose signature it bears. */
export interface VerifiedSnapshot extends SignedSnapshot {
  readonly hash: string;
  /** None, where nobody of those who were asked for signed it. */
  readonly by: readonly SnapshotSigner[];
}

export function verifySnapshot(
  { bytes, signature }: SignedSnapshot,
  signers: readonly SnapshotSigner[],
): VerifiedSnapshot {
  const by = signers.filter(({ ed25519 }) =>
    verify(fromHex(ed25519), signature, snapshotLabel, bytes),
  );
  return { bytes, signature, hash: snapshotHash(bytes), by };
}
