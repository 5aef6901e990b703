import type { GroupDocumentPlace } from '../../../cases/group-document.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import type { SignedSnapshot, TrustedSnapshot } from '../../../cases/statistics/signed-snapshot.ts';

/** What the key worker does for statistics. */
export interface StatisticsKeys {
  /** Published figures that people of the verified lists signed, in their order; `broken` when something is missing between them. */
  readSnapshots(input: {
    snapshots: readonly SignedSnapshot[];
  }): Promise<{ readonly trusted: readonly TrustedSnapshot[]; readonly broken: boolean }>;
  /** Signs the figures as they were looked at; nothing that could not be read again. */
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
