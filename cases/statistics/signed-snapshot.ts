import { readSnapshot, type Snapshot } from './snapshot.ts';
import type { VerifiedSnapshot } from './snapshot-signers.ts';

/** A snapshot whose signer may speak for the group that it is about. */
export interface TrustedSnapshot extends VerifiedSnapshot {
  readonly snapshot: Snapshot;
  /** Id in the roster, and the public key, hex. */
  readonly signer: { readonly id: string; readonly ed25519: string };
}

/** `null` where nobody signed it who may. Throws `crypto.format` for signed bytes that are no snapshot. */
export function trustSnapshot(verified: VerifiedSnapshot): TrustedSnapshot | null {
  if (verified.by.length === 0) return null;
  const snapshot = readSnapshot(verified.bytes);
  const found = verified.by.find(({ groups }) => groups.includes(snapshot.group));
  if (found === undefined) return null;
  const { id, ed25519 } = found;
  return { ...verified, snapshot, signer: { id, ed25519 } };
}

/**
 * The snapshots that can be believed, in their order: each signed, and each naming the one before. What stands behind a
 * gap is left out, and `broken` says that something is missing or was put in between.
 */
export function trustChain(stored: readonly VerifiedSnapshot[]): {
  readonly trusted: readonly TrustedSnapshot[];
  readonly broken: boolean;
} {
  const trusted: TrustedSnapshot[] = [];
  for (const each of stored) {
    const one = trustSnapshot(each);
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
