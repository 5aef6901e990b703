import { fromHex, hex } from '../../platform/crypto/bytes.ts';
import { verify } from '../../platform/crypto/ed25519.ts';
import { hash } from '../../platform/crypto/hash.ts';
import { type SignedSnapshot, snapshotLabel, type SnapshotSigner } from './snapshot-signers.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/** One whose signer is known. */
export interface TrustedSnapshot extends SignedSnapshot {
  readonly snapshot: Snapshot;
  readonly hash: string;
  /** Id in the roster, and the public key, hex. */
  readonly signer: { readonly id: string; readonly ed25519: string };
}

/** What the next one calls it by, hex. */
export function snapshotHash(bytes: Uint8Array): string {
  return hex(hash('statistics/hash', bytes));
}

/**
 * Checks who signed it: one of these, who may sign for the group that it speaks of. `null` where none of them did. Throws
 * `crypto.format` for signed bytes that are no snapshot.
 */
export function trustSnapshot(
  { bytes, signature }: SignedSnapshot,
  signers: readonly SnapshotSigner[],
): TrustedSnapshot | null {
  const by = signers.filter(({ ed25519 }) =>
    verify(fromHex(ed25519), signature, snapshotLabel, bytes),
  );
  if (by.length === 0) return null;
  const snapshot = readSnapshot(bytes);
  const found = by.find(({ groups }) => groups.includes(snapshot.group));
  if (found === undefined) return null;
  const { id, ed25519 } = found;
  return { bytes, signature, snapshot, hash: snapshotHash(bytes), signer: { id, ed25519 } };
}

/**
 * The snapshots that can be believed, in their order: each signed, and each naming the one before. What stands behind a
 * gap is left out, and `broken` says that something is missing or was put in between.
 */
export function trustChain(
  stored: readonly SignedSnapshot[],
  signers: readonly SnapshotSigner[],
): { readonly trusted: readonly TrustedSnapshot[]; readonly broken: boolean } {
  const trusted: TrustedSnapshot[] = [];
  for (const each of stored) {
    const one = trustSnapshot(each, signers);
    const last = trusted.at(-1);
    const follows =
      one !== null &&
      one.snapshot.number === trusted.length + 1 &&
      one.snapshot.prev === (last?.hash ?? null);
    if (!follows) return { trusted, broken: true };
    trusted.push(one);
  }
  return { trusted, broken: false };
}
