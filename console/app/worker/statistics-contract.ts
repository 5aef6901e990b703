import type { GroupDocumentPlace } from '../../../cases/group-document.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import type {
  SignedSnapshot,
  VerifiedSnapshot,
} from '../../../cases/statistics/snapshot-signers.ts';

/** What the key worker does for statistics. */
export interface StatisticsKeys {
  /** Who of the verified lists signed each of them. */
  verifySnapshots(input: {
    snapshots: readonly SignedSnapshot[];
  }): Promise<readonly VerifiedSnapshot[]>;
  /** Signs the figures as they were looked at. */
  signSnapshot(input: { snapshot: Snapshot }): Promise<SignedSnapshot>;
  sealGroupDocument(input: { place: GroupDocumentPlace; value: unknown }): Promise<Uint8Array>;
  openGroupDocuments(input: {
    documents: readonly (GroupDocumentPlace & { readonly bytes: Uint8Array })[];
  }): Promise<readonly OpenedGroupDocument[]>;
}

export interface OpenedGroupDocument extends GroupDocumentPlace {
  /** Any JSON: whoever asked knows its shape and holds it to that. */
  readonly read: { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'broken' };
}
